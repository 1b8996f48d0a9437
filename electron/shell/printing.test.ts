import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { paperPreferences } from './policy.ts';
import { print, printToPdf } from './printing.ts';
import { createProtocol } from './protocol.ts';
import { recordElectron } from './recording-electron.ts';

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
    // The window of this test fetched nothing; the paper is forgotten all the same, and no file was made.
    const address = String(window?.calls[0]?.[1]);
    expect((await handle(new Request(address))).status).toBe(404);
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it('says that the person cancelled', async () => {
    const { electron, windows } = recordElectron();
    expect(await print(electron, createProtocol(tmpdir()).papers, '<p>Protokoll</p>')).toBe(false);
    expect(windows[0]?.webContents.calls).toEqual([['print', { silent: false, printBackground: true }]]);
    expect(windows[0]?.destroyed).toBe(true);
  });
});
