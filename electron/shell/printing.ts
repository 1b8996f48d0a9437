import type { PrintToPDFOptions } from 'electron';
import type { ElectronApi, WindowApi } from './electron-api.ts';
import { paperPreferences } from './policy.ts';
import type { Papers } from './protocol.ts';

/** The paper's own `@page` rules decide size and margins; tags and outline make it readable for everybody. */
export const pdfOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  displayHeaderFooter: false,
  margins: { top: 0, bottom: 0, left: 0, right: 0 },
} satisfies PrintToPDFOptions;

/** Lays the document out in a hidden window without script. It goes from memory to memory: no temporary file. */
const withPaper = async <T>(electron: ElectronApi, papers: Papers, html: string, use: (window: WindowApi) => Promise<T>): Promise<T> => {
  const window = new electron.BrowserWindow({ show: false, webPreferences: paperPreferences });
  const address = papers.offer(html);
  try {
    await window.loadURL(address);
    return await use(window);
  } finally {
    papers.withdraw(address);
    if (!window.isDestroyed()) window.destroy();
  }
};

/** @param html a complete document of ours */
export const printToPdf = (electron: ElectronApi, papers: Papers, html: string): Promise<Uint8Array> =>
  withPaper(electron, papers, html, (window) => window.webContents.printToPDF(pdfOptions));

/** The system's print dialog. Answers false when the person cancels; rejects when printing fails. */
export const print = (electron: ElectronApi, papers: Papers, html: string): Promise<boolean> =>
  withPaper(
    electron,
    papers,
    html,
    (window) =>
      new Promise<boolean>((resolve, reject) => {
        window.webContents.print({ silent: false, printBackground: true }, (success, reason) => {
          if (success) resolve(true);
          // Chromium's word for it: https://electronjs.org/docs/latest/api/web-contents#contentsprintoptions-callback
          else if (/cancel/i.test(reason)) resolve(false);
          else reject(new Error(reason));
        });
      }),
  );
