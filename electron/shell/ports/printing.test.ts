import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { paperPreferences } from '../policy/policy.ts';
import { print, printOutcome, printToPdf } from './printing.ts';
import { createProtocol } from '../policy/protocol.ts';
import { recordElectron } from '../recording-electron.ts';

describe('printing (configured)', () => {
  it('lays the paper out in a hidden window without script, and destroys it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'utvag-printing-'));
    const { electron, windows } = recordElectron({ userData: folder });
    const { papers, handle } = createProtocol(folder);
    const pdf = await printToPdf(electron, papers, '<p>Protokoll</p>');
    expect(Buffer.from(pdf).toString()).toBe('%PDF-');
    const [window] = windows;
    expect(window?.options).toEqual({ show: false, webPreferences: paperPreferences });
    expect(window?.destroyed).toBe(true);
    expect(window?.webContents.calls).toEqual([
      [
        'printToPDF',
        {
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
          displayHeaderFooter: false,
          margins: { top: 0, bottom: 0, left: 0, right: 0 },
        },
      ],
    ]);
    // The window in this test fetched nothing; the paper is still removed, and no file was made.
    const address = String(window?.calls[0]?.[1]);
    expect((await handle(new Request(address))).status).toBe(404);
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it('asks over our own window: what the system opens belongs to it, and the paper is never shown', async () => {
    const { electron, windows } = recordElectron();
    const ours = new electron.BrowserWindow();
    expect(await print(electron, createProtocol(tmpdir()).papers, '<p>Protokoll</p>', ours)).toEqual({ kind: 'cancelled' });
    const paper = windows[1];
    expect(paper?.options).toEqual({ show: false, webPreferences: paperPreferences });
    expect(paper?.names()).toEqual(['setParentWindow', 'loadURL']);
    expect(paper?.calls[0]?.[1]).toBe(ours);
    expect(paper?.webContents.calls).toEqual([['print', { silent: false, printBackground: true }]]);
    expect(paper?.destroyed).toBe(true);
  });

  // The words are Electron's own; earlier versions and forks spell some of them differently.
  it.each([
    [true, '', { kind: 'printed' }],
    [false, 'Print job canceled', { kind: 'cancelled' }],
    [false, 'cancelled', { kind: 'cancelled' }],
    [false, 'No printers available on the network', { kind: 'failed', code: 'no-printer' }],
    [false, 'No valid printers available', { kind: 'failed', code: 'no-printer' }],
    [false, 'Failed to enumerate printers', { kind: 'failed', code: 'no-printer' }],
    [false, 'Invalid deviceName provided', { kind: 'failed', code: 'no-printer' }],
    [false, 'Invalid printer settings', { kind: 'failed', code: 'print-failed' }],
    [false, 'Print job failed', { kind: 'failed', code: 'print-failed' }],
    [false, '', { kind: 'failed', code: 'print-failed' }],
  ])('on (%s, “%s”) answers what became of it', (success, reason, answer) => {
    expect(printOutcome(success, reason)).toEqual(answer);
  });
});
