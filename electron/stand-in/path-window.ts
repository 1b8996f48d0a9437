/**
 * Replaces the system's file dialogs: a small window that asks for a path. Plain HTML without script; its form is answered like every other
 * request, so the path goes nowhere else.
 */
import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { VisibleWindow } from './chromium.ts';
import type { DialogAnswers } from './dialog-answers.ts';

const address = 'https://choose.invalid/';

const escape = (text: string): string => text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);

type Question = {
  readonly title: string;
  readonly suggested: string;
  readonly problem: (path: string, replace: boolean) => Problem | null;
};
type Problem = 'missing' | 'not-a-folder' | 'not-a-file' | 'exists';

const sentences: Readonly<Record<Problem, string>> = {
  missing: 'Det finns inget på den platsen.',
  'not-a-folder': 'Det är inte en mapp.',
  'not-a-file': 'Det är inte en fil.',
  exists: 'Filen finns redan. Kryssa i rutan för att ersätta den.',
};

const html = (question: Question, path: string, problem: Problem | null): string => `<!doctype html>
<html lang="sv"><meta charset="utf-8"><title>${escape(question.title)}</title>
<style>
  body { margin: 2rem; font: 15px/1.5 system-ui, sans-serif; background: #faf9f7; color: #1c2326 }
  label, input[name=path] { display: block; width: 100%; box-sizing: border-box }
  input[name=path] { margin: .5rem 0 1rem; padding: .5rem; font: inherit; border: 1px solid #8a9295; border-radius: 8px }
  button { padding: .5rem 1rem; font: inherit; border-radius: 8px; border: 1px solid #1f5c57; background: #fff; color: #1f5c57 }
  button:first-of-type { background: #1f5c57; color: #fff }
  p { color: #8e1f2f }
</style>
<form action="/answer"><label>${escape(question.title)}<input name="path" autofocus value="${escape(path)}"></label>
${problem === null ? '' : `<p role="alert">${sentences[problem]}</p>`}
${problem === 'exists' ? '<label><input type="checkbox" name="replace" value="1"> Ersätt</label>' : ''}
<button>OK</button> <button formaction="/cancel" formnovalidate>Avbryt</button></form></html>`;

/** Asks until the path is acceptable; null if the user cancels or closes the window. */
const ask = async ({ context, close }: VisibleWindow, question: Question): Promise<string | null> => {
  const page = context.pages()[0] ?? (await context.newPage());
  try {
    return await new Promise<string | null>((settle, reject) => {
      page.on('close', () => settle(null));
      const show = (path: string, problem: Problem | null) => ({ contentType: 'text/html', body: html(question, path, problem) });
      void page
        .route('**/*', async (route) => {
          const url = new URL(route.request().url());
          if (url.pathname === '/cancel') return settle(null);
          if (url.pathname !== '/answer') return route.fulfill(show(question.suggested, null));
          const path = resolve((url.searchParams.get('path') ?? '').replace(/^~(?=\/|$)/, homedir()));
          const problem = question.problem(path, url.searchParams.has('replace'));
          return problem === null ? settle(path) : route.fulfill(show(path, problem));
        })
        .then(() => page.goto(address))
        .catch(reject);
    });
  } finally {
    await close();
  }
};

const folderProblem = (path: string): Problem | null =>
  !existsSync(path) ? 'missing' : statSync(path).isDirectory() ? null : 'not-a-folder';
const fileProblem = (path: string): Problem | null => (!existsSync(path) ? 'missing' : statSync(path).isFile() ? null : 'not-a-file');
const saveProblem = (path: string, replace: boolean): Problem | null => (existsSync(path) && !replace ? 'exists' : null);

/** @param openWindow opens a small window */
export const pathWindows = (openWindow: () => Promise<VisibleWindow>): DialogAnswers => ({
  open: async ({ title, properties }) => {
    const problem = properties?.includes('openDirectory') === true ? folderProblem : fileProblem;
    const path = await ask(await openWindow(), { title: title ?? '', suggested: `${homedir()}/`, problem });
    return { canceled: path === null, filePaths: path === null ? [] : [path] };
  },
  save: async ({ title, defaultPath }) => {
    const suggested = join(homedir(), basename(defaultPath ?? ''));
    const path = await ask(await openWindow(), { title: title ?? '', suggested, problem: saveProblem });
    return { canceled: path === null, filePath: path ?? '' };
  },
});
