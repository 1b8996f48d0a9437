import type { PrintToPDFOptions } from 'electron';
import type { PortAnswer } from '../../base/ports.ts';
import type { ElectronApi, WindowApi } from '../electron-api.ts';
import { paperPreferences } from '../policy/policy.ts';
import type { Papers } from '../policy/protocol.ts';

/** The paper's own `@page` rules decide size and margins; tags and outline make it readable for everybody. */
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
 * that window: what the system opens for it stands above it, and it goes when the parent goes.
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
 * What became of a print job, from Electron's word for it. Electron looks for a printer before it opens a dialog, and on none opens none:
 * "No printers available on the network", "Failed to enumerate printers", "Invalid deviceName provided" (the computer's standard printer is
 * gone). The person's own cancel is "Print job canceled" on every system; earlier versions said "cancelled". A window that goes while the
 * dialog is open ends the job with an empty word.
 * https://electronjs.org/docs/latest/api/web-contents#contentsprintoptions-callback
 */
export const printOutcome = (success: boolean, reason: string): PortAnswer => {
  if (success) return { kind: 'printed' };
  if (/cancel/i.test(reason)) return { kind: 'cancelled' };
  return { kind: 'failed', code: /no (valid )?printers|enumerate printers|devicename/i.test(reason) ? 'no-printer' : 'print-failed' };
};

/** The system's print dialog, over our window. It waits for as long as the person thinks. Never rejects for what a printer does. */
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
