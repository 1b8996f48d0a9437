import { faultOf, type Fault } from '../../base/faults.ts';
import type { ElectronApi } from '../electron-api.ts';
import { StartFault } from './start-fault.ts';
import { start, type Program, type StartOptions } from '../start.ts';

export const failedTitle = 'Utväg startar inte – Utväg does not start';

/** What is known of an error without its message: `Error, EACCES`. */
const sign = ({ name, code }: Fault): string => (code === null ? name : `${name}, ${code}`);

type Sentences = readonly [swedish: string, english: string];

const reason = (error: unknown): Sentences => {
  if (!(error instanceof StartFault)) {
    const what = sign(faultOf(error));
    return [
      `Ett oväntat fel hindrade programmet från att starta (${what}).`,
      `An unexpected fault kept the program from starting (${what}).`,
    ];
  }
  const { problem } = error;
  switch (problem.kind) {
    case 'data-folder': {
      const what = sign(faultOf(error.cause));
      return [
        `Det går inte att skriva i mappen för programmets data, ${problem.folder} (${what}). Se efter att mappen finns, att den tillhör dig och att disken varken är full eller skrivskyddad.`,
        `The folder for the program's data, ${problem.folder}, cannot be written to (${what}). See that the folder is there and yours, and that the disk is neither full nor read-only.`,
      ];
    }
    case 'module': {
      const what = sign(problem.fault);
      return [
        `Programdelen ${problem.module} går inte att läsa in (${what}). Vanliga orsaker: ett virusskydd har stoppat eller flyttat filen, installationen blev inte färdig, eller systemet är för gammalt (på Linux behövs glibc 2.34 eller senare).`,
        `The program's part ${problem.module} cannot be loaded (${what}). Common causes: virus protection has stopped or moved the file, the installation was not finished, or the system is too old (on Linux, glibc 2.34 or later is needed).`,
      ];
    }
    case 'silent':
      return [
        'Den del av programmet som öppnar registret svarar inte. Starta om datorn och försök igen. Ligger programmet på en nätverksplats: kontrollera att den nås.',
        'The part of the program that opens the register does not answer. Restart the computer and try again. If the program lies on a network drive, see that it can be reached.',
      ];
    case 'page': {
      const what = sign(problem.fault);
      return [
        `Programmets fönster har stannat gång på gång (${what}). Starta om datorn och försök igen. Hjälper det inte: installera om programmet.`,
        `The program's window has stopped again and again (${what}). Restart the computer and try again. If that does not help, install the program anew.`,
      ];
    }
    case 'running':
      return [
        'Utväg är redan igång. Avsluta det först, och öppna sedan det register du vill ha.',
        'Utväg is running already. Quit it first, and then open the register you want.',
      ];
    case 'core': {
      const what = sign(problem.fault);
      return [
        `Den del av programmet som öppnar registret har stannat gång på gång (${what}). Starta om datorn och försök igen. Hjälper det inte: filen trace.json i mappen för programmets data säger var felet ligger, och innehåller inga namn.`,
        `The part of the program that opens the register has stopped again and again (${what}). Restart the computer and try again. If that does not help: the file trace.json in the folder for the program's data says where the fault lies, and holds no names.`,
      ];
    }
  }
};

/** Applies to all of them except that the program is already running, with whatever is open there. */
const untouched: Sentences = ['Inget register är öppet och inget har ändrats.', 'No register is open and nothing has changed.'];

/** What the user is shown: what happened and what to do, in both languages, because no language has been chosen yet. */
export const failedText = (error: unknown): string => {
  const [swedish, english] = reason(error);
  const isRunning = error instanceof StartFault && error.problem.kind === 'running';
  const [unharmed, unharmedEnglish] = isRunning ? ['', ''] : untouched;
  return `${swedish} ${unharmed}`.trim() + `\n\n${english} ${unharmedEnglish}`.trimEnd();
};

/** How long (ms) Electron may take to become ready, so that Linux can show the box; before that it only writes to the terminal. */
const longestWait = 5000;

const readyOrLate = async ({ app }: ElectronApi): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestWait);
  });
  await Promise.race([app.whenReady(), late]);
  clearTimeout(timer);
};

/** Shows it in a box, and exits: a program without a window must not stay behind with the lock. */
export const tellAndExit = async (electron: ElectronApi, error: unknown): Promise<void> => {
  await readyOrLate(electron).catch(() => undefined);
  try {
    electron.dialog.showErrorBox(failedTitle, failedText(error));
  } finally {
    electron.app.exit(1);
  }
};

/** Runs `start` and reports anything that goes wrong in it. Never rejects. */
export const startOrTell = async (electron: ElectronApi, options: StartOptions): Promise<Program | null> => {
  try {
    return await start(electron, { ...options, onLost: (error) => void tellAndExit(electron, error) });
  } catch (error) {
    await tellAndExit(electron, error);
    return null;
  }
};
