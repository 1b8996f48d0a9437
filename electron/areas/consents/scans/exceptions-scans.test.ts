import { crc32 } from 'node:zlib';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PortAnswer } from '../../../base/ports.ts';
import type { Result } from '../../../base/result.ts';
import { agencyId, alva, cellsOf, milo, registerChild } from '../../../testing/consent-samples.ts';
import { aJpeg, aPdf, aPng, aProgram, bytes } from '../../../testing/scan-samples.ts';
import type { Db } from '../../../register/database.ts';
import { runInPlace } from '../../../core/jobs/jobs.ts';
import { pdfCopy } from './pdf-copy.ts';
import { secondDecider } from '../../../testing/second-decider.ts';
import { openTestCore, refusal, value, type TestCore } from '../../../testing/test-core.ts';

let core: TestCore;
let police: string;
let db: Db | null;
beforeEach(async () => {
  db = null;
  core = await openTestCore({
    now: '2026-05-07T08:00:00.000Z',
    runJob: (request) => {
      db = request.db;
      return runInPlace(request);
    },
  });
  police = await agencyId(core, 'Polisen');
});
afterEach(() => {
  core.close();
  if (core.faults.length > 0) throw core.faults[0];
});

const fields = (result: Result<unknown>): Readonly<Record<string, string>> => (result.ok ? {} : (result.error.fields ?? {}));
const recorded = async (child: Parameters<typeof registerChild>[1] = alva) => {
  const people = await registerChild(core, child);
  const scope = { purpose: 'SIG', validFrom: '2026-05-01', validTo: '2026-11-30', cells: cellsOf([police], ['safety']) };
  const { id } = value(await core.client.consents.record({ caseId: people.caseId, ...scope }));
  return { ...people, consentId: id, scope, asked: { caseId: people.caseId, consentId: id } };
};
const version = async (caseId: string) => value(await core.client.consents.list({ caseId }))[0];
const cell = async (caseId: string, at: string | null = null) => value(await core.client.consents.matrix({ caseId, at })).cells[0];
const decision = {
  decider: 'Enhetschef Karin Ohlsson',
  reason: 'Cecilia går inte att nå, tre försök har gjorts.',
  legalBasis: 'Barnets bästa, 6 kap. 13 § föräldrabalken',
  decidedAt: '2026-05-06T12:00:00.000Z',
  until: '2026-06-30',
};
type Asked = Omit<Parameters<typeof core.client.consents.decideException>[0], 'signerId'>;
/** A joint decision by two. */
const decide = async (given: Asked) => {
  const { signerId, secret } = await secondDecider(core);
  return core.client.consents.decideException({ ...given, signerId }, [secret()]);
};
const file = (bytes: Uint8Array, name = 'samtycke.pdf'): PortAnswer => ({ kind: 'file', name, bytes });

describe('an exception from a signature', () => {
  it('stands in for its guardian from its minute to its last day, and then the signature is missing again', async () => {
    const { caseId, personId, guardianIds, asked } = await recorded();
    const [bo = '', cecilia = ''] = guardianIds;
    for (const who of [personId, bo])
      value(await core.client.consents.sign({ ...asked, personId: who, signedAt: '2026-05-04T11:00:00.000Z' }));
    const made = value(await decide({ ...asked, personId: cecilia, ...decision }));
    expect(made.missing).toEqual([]);
    expect(made.exceptions).toMatchObject([{ name: 'Cecilia Testberg', ...decision, endedAt: null }]);
    expect(await cell(caseId)).toMatchObject({ state: 'yes', until: '2026-06-30' });
    expect(await cell(caseId, '2026-05-06T11:59:00.000Z')).toMatchObject({ state: 'no' });
    expect(await cell(caseId, '2026-05-06T12:00:00.000Z')).toMatchObject({ state: 'yes' });
    expect(await cell(caseId, '2026-06-30T21:59:00.000Z')).toMatchObject({ state: 'yes' });
    const missing = { state: 'no', reasons: [{ kind: 'guardian-signature', personId: cecilia }] };
    expect(await cell(caseId, '2026-06-30T22:00:00.000Z')).toMatchObject(missing);

    const ended = value(await core.client.consents.endException({ ...asked, exceptionId: made.exceptions[0]?.id ?? '' }));
    expect(ended.missing).toEqual(missing.reasons);
    expect(await cell(caseId, '2026-05-07T07:59:00.000Z')).toMatchObject({ state: 'yes', until: '2026-05-07' });
    expect(refusal(await core.client.consents.endException({ ...asked, exceptionId: made.exceptions[0]?.id ?? '' }))).toBe('immutable');
    value(await core.client.consents.sign({ ...asked, personId: cecilia, signedAt: core.clock.now }));
    expect(await cell(caseId)).toMatchObject({ state: 'yes', until: '2026-11-30' });
  });

  it('is for a guardian who has not signed, and each wrong field is named', async () => {
    const { personId, guardianIds, asked } = await recorded();
    const [bo = '', cecilia = ''] = guardianIds;
    const tried = (who: string, given: Partial<typeof decision> = {}) => decide({ ...asked, personId: who, ...decision, ...given });
    expect(fields(await tried(personId))).toEqual({ personId: 'not-a-guardian' });
    expect(
      fields(
        await tried(cecilia, { decider: ' ', reason: '', legalBasis: '', decidedAt: '2026-05-07T08:01:00.000Z', until: '2026-05-06' }),
      ),
    ).toEqual({
      decider: 'required',
      reason: 'required',
      legalBasis: 'required',
      decidedAt: 'date-future',
      until: 'ends-before-start',
    });
    expect(fields(await tried(cecilia, { decidedAt: 'igår', until: '2026-02-30' }))).toEqual({
      decidedAt: 'date-shape',
      until: 'date-shape',
    });
    value(await core.client.consents.sign({ ...asked, personId: bo, signedAt: '2026-05-04T11:00:00.000Z' }));
    expect(fields(await tried(bo))).toEqual({ personId: 'already-signed' });
    expect(refusal(await core.client.consents.endException({ ...asked, exceptionId: 'none' }))).toBe('not-found');
  });

  it('takes the place of a guardian who is a threat: she is not asked to sign', async () => {
    const { caseId, guardianIds, asked } = await recorded();
    const { guardians } = value(await core.client.participants.get({ caseId }));
    const cecilia = guardians.find((one) => one.personId === guardianIds[1]);
    value(
      await core.client.participants.setGuardianThreat({ caseId, guardianId: cecilia?.id ?? '', reason: 'Har hotat Alva efter avhoppet.' }),
    );
    const signed = await core.client.consents.sign({ ...asked, personId: guardianIds[1] ?? '', signedAt: core.clock.now });
    expect(fields(signed)).toEqual({ personId: 'guardian-is-threat' });
    expect((await decide({ ...asked, personId: guardianIds[1] ?? '', ...decision })).ok).toBe(true);
  });

  it('closes the scope as a signature does', async () => {
    const { guardianIds, asked, scope } = await recorded();
    value(await decide({ ...asked, personId: guardianIds[1] ?? '', ...decision }));
    expect(refusal(await core.client.consents.changeScope({ ...asked, ...scope }))).toBe('immutable');
  });

  it('stands on the form in place of the line to sign on', async () => {
    const { guardianIds, asked } = await recorded();
    value(await decide({ ...asked, personId: guardianIds[1] ?? '', ...decision }));
    core.answers.push(() => ({ kind: 'printed' }));
    value(await core.client.disclosures.consentForm({ ...asked, language: 'sv', as: 'print' }));
    const [ask] = core.asked;
    const page = ask?.port === 'print' ? ask.html.replaceAll(/<[^>]*>/g, '') : '';
    expect(page).toContain('Underskrift av vårdnadshavare Cecilia Testberg saknas enligt beslut 2026-05-06 av Enhetschef Karin Ohlsson');
    expect(page).toContain('till och med 2026-06-30');
    expect(page).not.toContain('Cecilia Testberg, vårdnadshavare');
    expect(page).toContain('Bo Testberg, vårdnadshavare');
  });
});

describe('the code of a form', () => {
  it('stands on the paper and at the version, and tells a form whose scope was changed afterwards', async () => {
    const { caseId, asked, scope } = await recorded();
    core.answers.push(() => ({ kind: 'printed' }));
    value(await core.client.disclosures.consentForm({ ...asked, language: 'sv', as: 'print' }));
    const printed = await version(caseId);
    expect(printed?.formCode).toMatch(/^[0-9a-f]{8}$/);
    expect(printed?.forms).toEqual([{ code: printed?.formCode, leftAt: core.clock.now }]);
    const [ask] = core.asked;
    expect(ask?.port === 'print' && ask.html).toContain(`Blankettkod ${printed?.formCode ?? ''}`);
    const changed = value(await core.client.consents.changeScope({ ...asked, ...scope, cells: cellsOf([police], ['safety', 'health']) }));
    expect(changed.formCode).not.toBe(printed?.formCode);
    const back = value(await core.client.consents.changeScope({ ...asked, ...scope }));
    expect(back.formCode).toBe(printed?.formCode);
  });
  it('is not kept for a form that did not leave', async () => {
    const { caseId, asked } = await recorded();
    value(await core.client.disclosures.consentForm({ ...asked, language: 'sv', as: 'print' }));
    expect((await version(caseId))?.forms).toEqual([]);
  });
});

describe('a scan of the signed paper', () => {
  it('lies inside the register, encrypted, is looked at, removed and taken back', async () => {
    const { caseId, asked } = await recorded();
    core.answers.push(() => file(aPng, 'alva-testberg.png'));
    expect(value(await core.client.consents.attachScan(asked))).toEqual({ attached: true, pages: null });
    expect(core.asked[0]).toEqual({ port: 'open-file', file: 'scan', title: '' });
    const scan = (await version(caseId))?.scans[0];
    expect(scan).toMatchObject({ kind: 'png', size: aPng.length, pages: null, recordedAt: core.clock.now });
    const scanId = scan?.id ?? '';
    const picture = value(await core.client.consents.scanPicture({ ...asked, scanId }));
    expect(picture).toEqual({ kind: 'png', base64: Buffer.from(aPng).toString('base64') });
    for (const entry of readdirSync(core.folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())) {
      const content = readFileSync(join(entry.parentPath, entry.name)).toString('latin1');
      expect(content).not.toContain('IHDR');
      expect(content).not.toContain('alva-testberg');
    }
    expect(value(await core.client.consents.removeScan({ ...asked, scanId })).scans).toEqual([]);
    expect(refusal(await core.client.consents.scanPicture({ ...asked, scanId }))).toBe('not-found');
    expect(value(await core.client.consents.restoreScan({ ...asked, scanId })).scans).toHaveLength(1);
    expect(refusal(await core.client.consents.restoreScan({ ...asked, scanId }))).toBe('nothing-to-undo');
    // A scan removed before the next one is attached is deleted for good.
    value(await core.client.consents.removeScan({ ...asked, scanId }));
    core.answers.push(() => file(aJpeg));
    value(await core.client.consents.attachScan(asked));
    expect(refusal(await core.client.consents.restoreScan({ ...asked, scanId }))).toBe('nothing-to-undo');
    expect((await version(caseId))?.scans).toMatchObject([{ kind: 'jpeg' }]);
  });

  it('is refused at its field when it is a program, and nothing is kept', async () => {
    const { caseId, asked } = await recorded();
    core.answers.push(() => file(aProgram));
    const refused = await core.client.consents.attachScan(asked);
    expect(fields(refused)).toEqual({ scan: 'scan-program' });
    core.answers.push(() => ({ kind: 'failed', code: 'unreadable-file' }));
    expect(refusal(await core.client.consents.attachScan(asked))).toBe('unreadable-file');
    expect(value(await core.client.consents.attachScan(asked))).toEqual({ attached: false, pages: null });
    expect((await version(caseId))?.scans).toEqual([]);
  });

  it('that is a picture is kept without what stands beside the picture, and refused when it unpacks to too much', async () => {
    const { caseId, asked } = await recorded();
    const exif = bytes([0xff, 0xe1, 0, 22], 'Exif\0\0', 'Lat Lon Alva T');
    core.answers.push(() => file(bytes(aJpeg.subarray(0, 2), exif, aJpeg.subarray(2), 'PK\u0003\u0004 beteckning.zip')));
    value(await core.client.consents.attachScan(asked));
    const scan = (await version(caseId))?.scans[0];
    const { base64 } = value(await core.client.consents.scanPicture({ ...asked, scanId: scan?.id ?? '' }));
    expect(base64).toBe(Buffer.from(aJpeg).toString('base64'));
    const huge = Buffer.from(aPng);
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    huge.writeUInt32BE(crc32(huge.subarray(12, 29)), 29);
    core.answers.push(() => file(huge));
    expect(fields(await core.client.consents.attachScan(asked))).toEqual({ scan: 'scan-too-many-pixels' });
    expect((await version(caseId))?.scans).toHaveLength(1);
  });

  it('that is a PDF says its pages and leaves as a copy through the gate, logged', async () => {
    const { caseId, asked } = await recorded();
    core.answers.push(() => file(aPdf(3)));
    expect(value(await core.client.consents.attachScan(asked))).toEqual({ attached: true, pages: 3 });
    const scan = (await version(caseId))?.scans[0];
    const kept = await pdfCopy(aPdf(3));
    const content = 'content' in kept ? kept.content : new Uint8Array();
    expect(scan).toMatchObject({ kind: 'pdf', pages: 3, size: content.length });
    const copy = { ...asked, scanId: scan?.id ?? '' };
    expect(refusal(await core.client.consents.scanPicture(copy))).toBe('not-found');
    core.answers.push((ask) => ({ kind: 'saved', name: ask.port === 'save-file' ? ask.suggestedName : '' }));
    expect(value(await core.client.disclosures.scanCopy(copy))).toEqual({
      left: true,
      name: '2026-05-07 Ä-2026-001 Underskrivet samtycke.pdf',
    });
    const ask = core.asked.at(-1);
    expect(ask?.port === 'save-file' && Buffer.from(ask.bytes).equals(content)).toBe(true);
    expect(value(await core.client.disclosures.list({ caseId }))).toMatchObject([
      { document: 'consent-scan', recipientKind: 'own-unit', leftAs: 'pdf', leftAt: core.clock.now },
    ]);
  });

  it('that was attached when less was asked of it does not leave with what acts', async () => {
    const { caseId, asked } = await recorded();
    core.answers.push(() => file(aPdf(1)));
    value(await core.client.consents.attachScan(asked));
    const active = aPdf(1, { objects: '500 0 obj <</S /J#61vaScript /JS (app.alert)>> endobj\n' });
    // Any job shows the connection.
    value(await core.client.audit.verify({}));
    db?.run('update consent_scans set content = :active', { active });
    const scanId = (await version(caseId))?.scans[0]?.id ?? '';
    expect(fields(await core.client.disclosures.scanCopy({ ...asked, scanId }))).toEqual({ scan: 'scan-active' });
    expect(core.asked.some(({ port }) => port === 'save-file')).toBe(false);
  });

  it("is reached through its own case's version alone", async () => {
    const first = await recorded();
    core.answers.push(() => file(aPdf()));
    value(await core.client.consents.attachScan(first.asked));
    const scanId = (await version(first.caseId))?.scans[0]?.id ?? '';
    const second = await recorded({ ...milo, guardians: [] });
    expect(refusal(await core.client.disclosures.scanCopy({ ...second.asked, scanId }))).toBe('not-found');
    expect(refusal(await core.client.disclosures.scanCopy({ caseId: second.caseId, consentId: first.consentId, scanId }))).toBe(
      'not-found',
    );
    expect(refusal(await core.client.consents.removeScan({ ...second.asked, scanId }))).toBe('not-found');
    expect(refusal(await core.client.consents.attachScan({ caseId: second.caseId, consentId: first.consentId }))).toBe('not-found');
  });
});
