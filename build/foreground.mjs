/** A program with a window, run in the foreground: the launcher stays, forwards signals, and exits the way the program did. */
import { spawn } from 'node:child_process';
import { answerTo } from './launch-plan.mjs';

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']);

/** Milliseconds. */
const sameWish = 2000;

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
    const listeners = signals.map((signal) => {
      let first = Infinity;
      const listener = () => {
        const now = performance.now();
        const isFirst = first === Infinity;
        if (isFirst) first = now;
        // npm forwards a signal that the whole process group has already received: it is the same request, sent twice.
        else if (now - first < sameWish) return;
        const answer = answerTo(signal, where);
        if (answer === 'tell' && isFirst)
          say('Close the window to end the program. Ctrl+C once more ends it without putting anything away.');
        // A user who asks again later does not want to wait: what has been written survives a kill.
        else if (answer !== 'wait') child.kill(isFirst ? signal : 'SIGKILL');
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
