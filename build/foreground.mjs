/** A program with a window, run in the foreground: the launcher stays, passes signals on, and ends as it ended. */
import { spawn } from 'node:child_process';
import { answerTo } from './launch-plan.mjs';

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']);

/**
 * @param {import('./launch-plan.mjs').Start} start
 * @param {{ say?: (text: string) => void }} [options]
 * @returns {Promise<import('./launch-plan.mjs').Ending>}
 */
export const runInForeground = ({ command, args, cwd, env }, { say = console.log } = {}) =>
  new Promise((resolve) => {
    const started = performance.now();
    const where = { platform: process.platform, isTerminal: process.stdin.isTTY === true };
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
    const told = new Set();
    const listeners = signals.map((signal) => {
      const listener = () => {
        const answer = answerTo(signal, where);
        // Once: the second one is for whoever does not want to wait, and goes to this process alone.
        if (answer === 'forward' && !told.has(signal)) child.kill(signal);
        if (answer === 'tell' && !told.has(signal))
          say('Close the window to end the program. Ctrl+C once more ends it without putting anything away.');
        if (answer === 'tell' && told.has(signal)) child.kill();
        told.add(signal);
      };
      process.on(signal, listener);
      return () => void process.removeListener(signal, listener);
    });
    /** @param {Omit<import('./launch-plan.mjs').Ending, 'seconds'>} how */
    const end = (how) => {
      for (const remove of listeners) remove();
      resolve({ ...how, seconds: (performance.now() - started) / 1000 });
    };
    child.once('error', (error) => end({ code: null, signal: null, fault: error.message }));
    child.once('exit', (code, signal) => end({ code, signal, fault: undefined }));
  });
