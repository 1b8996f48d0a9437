import type { PrintToPDFOptions } from 'electron';
import type { PortAnswer } from '../../base/ports.ts';
import type { ElectronApi, WindowApi } from '../electron-api.ts';
import { paperPreferences } from '../policy/policy.ts';
import type { Papers } from '../policy/protocol.ts';

/** The paper's own `@page` rules decide size and margins; tags and outline make it accessible. */
export const pdfOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  displayHeaderFooter: false,
  margins: { top: 0, bottom: 0, left: 0, right: 0 },
} satisfies PrintToPDFOptions;

/**
 * Lays the document out in a hidden window without script. It goes from memory to memory: no temporary file. With a `parent` it belongs to
 * that window: what the system opens for it appears above it, and it closes when the parent closes.
 */
const withPaper = async <T>(
  electron: ElectronApi,
  papers: Papers,
  html: string,
  use: (paper: WindowApi) => Promise<T>,
  parent?: WindowApi,
): Promise<T> => {
  const paper = new electron.BrowserWindow({ show: false, webPreferences: paperPreferences });
  if (parent && !parent.isDestroyed()) paper.setParentWindow(parent);
  const address = papers.offer(html);
  try {
    await paper.loadURL(address);
    return await use(paper);
  } finally {
    papers.withdraw(address);
    if (!paper.isDestroyed()) paper.destroy();
  }
};

/** @param html a complete document of ours */
export const printToPdf = (electron: ElectronApi, papers: Papers, html: string): Promise<Uint8Array> =>
  withPaper(electron, papers, html, (paper) => paper.webContents.printToPDF(pdfOptions));

/**
 * The outcome of a print job, from Electron's message. Electron looks for a printer before it opens a dialog, and opens none if there is no
 * printer: "No printers available on the network", "Failed to enumerate printers", "Invalid deviceName provided" (the computer's default
 * printer is gone). A cancel by the user is "Print job canceled" on every system; earlier versions said "cancelled". If the window is
 * closed while the dialog is open, the job ends with an empty message.
 * https://electronjs.org/docs/latest/api/web-contents#contentsprintoptions-callback
 */
export const printOutcome = (success: boolean, reason: string): PortAnswer => {
  if (success) return { kind: 'printed' };
  if (/cancel/i.test(reason)) return { kind: 'cancelled' };
  return { kind: 'failed', code: /no (valid )?printers|enumerate printers|devicename/i.test(reason) ? 'no-printer' : 'print-failed' };
};

/** The system's print dialog, over our window. It waits as long as the user needs. Never rejects because of the printer. */
export const print = (electron: ElectronApi, papers: Papers, html: string, parent: WindowApi): Promise<PortAnswer> =>
  withPaper(
    electron,
    papers,
    html,
    (paper) =>
      new Promise<PortAnswer>((resolve) => {
        paper.webContents.print({ silent: false, printBackground: true }, (success, reason) => resolve(printOutcome(success, reason)));
      }),
    parent,
  );
