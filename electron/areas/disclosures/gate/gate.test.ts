import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { Disclosable, seal } from '../../../base/disclosable.ts';
import { paperDocx } from '../../../papers/docx/docx.ts';
import { paperHtml } from '../../../papers/html/html.ts';
import { paperOf } from '../../../papers/paper-samples.ts';
import { clear, fixed } from '../../../papers/text.ts';
import type { Paper } from '../../../papers/paper.ts';
import { actingOn, type Acting } from '../../../testing/acting.ts';
import { addedAgency } from '../../../testing/second-decider.ts';
import { openTestCore, value, type TestCore } from '../../../testing/test-core.ts';
import { agencyId, alva, cellsOf, milo, registerChild } from '../../../testing/consent-samples.ts';
import { disclose, type DisclosureRequest, type Part } from './gate.ts';
import { leave } from './release.ts';
import { disclosuresOf } from '../store.ts';

let core: TestCore;
let acting: Acting | undefined;
afterEach(() => {
  acting?.close();
  acting = undefined;
  core.close();
});

/** Alva: the police may be told about safety. Milo: the school about leisure. Everybody has signed. */
const twoFiles = async () => {
  core = await openTestCore({ now: '2026-05-07T08:00:00.000Z' });
  const [police, school] = await Promise.all([agencyId(core, 'Polisen'), agencyId(core, 'Skolan')]);
  const a = await registerChild(core, alva);
  const m = await registerChild(core, milo);
  // Alva's second version, so that the version number shows whose it is.
  value(
    await core.client.consents.record({
      caseId: a.caseId,
      purpose: 'första',
      validFrom: '2026-05-01',
      validTo: '2026-05-02',
      cells: cellsOf([police], ['safety']),
    }),
  );
  for (const [child, cells] of [
    [a, cellsOf([police], ['safety'])],
    [m, cellsOf([school, police], ['leisure'])],
  ] as const) {
    const { id } = value(
      await core.client.consents.record({ caseId: child.caseId, purpose: 'SIG', validFrom: '2026-05-01', validTo: '2026-11-30', cells }),
    );
    for (const personId of [child.personId, ...child.guardianIds])
      value(await core.client.consents.sign({ caseId: child.caseId, consentId: id, personId, signedAt: '2026-05-06T10:00:00.000Z' }));
  }
  acting = await actingOn(core);
  acting.grants.add(a.caseId).add(m.caseId);
  return { acting, police, school, alva: a.caseId, milo: m.caseId };
};

const paper = (said: readonly string[]): Paper => clear(paperOf(said.map((text) => ({ kind: 'paragraph', text }))));
const about = (caseId: string, subject: Part<string>['subject'], content: string): Part<string> => ({ cases: [caseId], subject, content });
const to = (agency: string, parts: readonly Part<string>[]): DisclosureRequest<string, Paper> => ({
  recipient: { kind: 'agency', agencyId: agency },
  purpose: 'SIG-möte 7 maj',
  document: 'minutes',
  parts,
  build: paper,
});
const texts = (sealed: Disclosable<Paper>): string[] =>
  Disclosable.open(sealed).blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
const rows = (table: string): number => acting?.db.get<{ n: number }>(`select count(*) as n from ${table}`)?.n ?? 0;

describe('disclose', () => {
  it('builds from what passed and from nothing else', async () => {
    const { acting: on, police, alva: a, milo: m } = await twoFiles();
    const parts = [
      about(a, 'safety', 'får sägas'),
      about(a, 'leisure', 'inget samtycke'),
      about(a, null, 'utan ämne'),
      { ...about(a, 'safety', 'spärrad'), restriction: 'no-onward' as const },
    ];
    const handed: string[][] = [];
    const sealed = on.write((open) =>
      disclose(open, {
        ...to(police, [...parts, { cases: [a, m], subject: 'safety', content: 'om båda' }]),
        build: (allowed) => (handed.push([...allowed]), paper(allowed)),
      }),
    );
    expect(handed).toEqual([['får sägas']]);
    expect(texts(sealed)).toEqual(['får sägas']);
  });

  it('writes one row, the grounds of each file, the hash of exactly what it holds, and an entry a case', async () => {
    const { acting: on, police, alva: a, milo: m } = await twoFiles();
    const entries = rows('audit_entries');
    const sealed = on.write((open) =>
      disclose(
        open,
        to(police, [
          about(a, 'safety', 'om Alva'),
          about(m, 'leisure', 'om Milo'),
          { cases: [a, m], subject: 'formal', content: 'nästa möte' },
        ]),
      ),
    );
    expect(rows('disclosures')).toBe(1);
    const row = on.db.get<Record<string, unknown>>('select * from disclosures');
    const hash = createHash('sha256')
      .update(JSON.stringify(Disclosable.open(sealed)))
      .digest('hex');
    expect(row).toMatchObject({
      id: sealed.disclosureId,
      agency_id: police,
      purpose: 'SIG-möte 7 maj',
      content_hash: hash,
      left_as: null,
      left_at: null,
    });
    const grounds = on.db.all<{ case_id: string; grounds: string }>('select case_id, grounds from disclosure_cases');
    // Alva's file rests on her version 2, Milo's on his version 1; neither mentions the other.
    expect(
      Object.fromEntries(grounds.map((g) => [g.case_id, (JSON.parse(g.grounds) as { version: number }[]).map((one) => one.version)])),
    ).toEqual({ [a]: [2], [m]: [1] });
    expect(rows('audit_entries')).toBe(entries + 2);
    const told = on.db.all<{ case_id: string }>(`select case_id from audit_entries where kind = 'disclosures.made'`);
    expect(told.map((one) => one.case_id).sort()).toEqual([a, m].sort());
  });

  it('refuses an agency that may hear none of it, and leaves no trace of a disclosure', async () => {
    const { acting: on, school, alva: a } = await twoFiles();
    expect(() => on.write((open) => disclose(open, to(school, [about(a, 'safety', 'hemligt')])))).toThrow('not-covered');
    expect(rows('disclosures')).toBe(0);
  });

  it('refuses a case that was not opened in this session', async () => {
    const { acting: on, police, alva: a, milo: m } = await twoFiles();
    on.grants.delete(m);
    expect(() => on.write((open) => disclose(open, to(police, [about(a, 'safety', 'x'), about(m, 'leisure', 'y')])))).toThrow('no-grant');
  });

  it('says nothing from the minute of the withdrawal', async () => {
    const { acting: on, police, alva: a } = await twoFiles();
    on.write((open) => {
      open.db.run(
        `insert into consent_withdrawals (id, consent_id, agency_id, subject_area, withdrawn_at, told_by, recorded_at, recorded_by)
         select 'w', id, null, null, '2026-05-07T12:10:00.000Z', 'Alva', '2026-05-07T12:10:00.000Z', recorded_by from consents where case_id = :a and number = 2`,
        { a },
      );
      open.audit('consents.withdrawn', {}, a);
    });
    const attempt = () => on.write((open) => disclose(open, to(police, [about(a, 'safety', 'x')])));
    core.clock.now = '2026-05-07T12:09:59.999Z';
    expect(texts(attempt())).toEqual(['x']);
    core.clock.now = '2026-05-07T12:10:00.000Z';
    expect(attempt).toThrow('not-covered');
  });

  it('seals a copy that nobody can change afterwards', async () => {
    const { acting: on, police, alva: a } = await twoFiles();
    const built = paper(['får sägas']);
    const sealed = on.write((open) => disclose(open, { ...to(police, [about(a, 'safety', 'x')]), build: () => built }));
    (built.blocks as Paper['blocks'][number][]).push({ kind: 'paragraph', text: fixed`smuggelgods` });
    expect(texts(sealed)).toEqual(['får sägas']);
    expect(() =>
      (Disclosable.open(sealed).blocks as Paper['blocks'][number][]).push({ kind: 'paragraph', text: fixed`smuggelgods` }),
    ).toThrow(TypeError);
  });
});

describe('a seal', () => {
  it('cannot be forged, copied or made through its constructor', async () => {
    const content = paper(['smuggelgods']);
    const real = seal(content, 'd');
    const { constructor } = real as unknown as { constructor: new (...given: unknown[]) => Disclosable<Paper> };
    expect(() => new constructor(content, 'd')).toThrow('only the consent gate seals');
    expect(() => new constructor(Symbol('seal'), content, 'd')).toThrow('only the consent gate seals');
    const forged = [
      content,
      { disclosureId: 'd', content },
      { ...real },
      structuredClone({ ...real }),
      Object.create(real),
      Object.create(Disclosable.prototype),
      Object.setPrototypeOf({ disclosureId: 'd' }, Disclosable.prototype),
      new Proxy(real, {}),
    ] as Disclosable<Paper>[];
    for (const one of forged) {
      expect(() => paperHtml(one)).toThrow(TypeError);
      await expect(paperDocx(one, '2026-05-07T08:00:00.000Z')).rejects.toThrow(TypeError);
    }
    expect(Object.keys(real)).toEqual(['disclosureId']);
    expect(() => Object.assign(real, { disclosureId: 'other' })).toThrow(TypeError);
    expect(JSON.stringify(real)).not.toContain('smuggelgods');
  });
});

describe('leaving', () => {
  const sealedFor = (on: Acting, police: string, a: string) =>
    on.write((open) => disclose(open, to(police, [about(a, 'safety', 'får sägas')])));

  it('stands in the log before the dialog opens, and with the minute when it has left', async () => {
    const { acting: on, police, alva: a } = await twoFiles();
    const sealed = sealedFor(on, police, a);
    expect(disclosuresOf(on.db, a)).toEqual([]);
    core.answers.push(() => {
      expect(disclosuresOf(on.db, a)).toMatchObject([{ leftAs: 'docx', leftAt: null }]);
      return { kind: 'saved', name: 'minnen.docx' };
    });
    expect(await leave(on, sealed, 'docx')).toEqual({ left: true, name: 'minnen.docx' });
    expect(disclosuresOf(on.db, a)).toMatchObject([
      { id: sealed.disclosureId, agency: 'Polisen', decidedBy: 'Maja Ek', leftAs: 'docx', leftAt: core.clock.now },
    ]);
  });

  it('that was cancelled or failed is in no log', async () => {
    const { acting: on, police, alva: a } = await twoFiles();
    const sealed = sealedFor(on, police, a);
    core.answers.push(() => ({ kind: 'cancelled' }));
    expect(await leave(on, sealed, 'docx')).toEqual({ left: false, name: '' });
    core.answers.push(() => ({ kind: 'failed', code: 'disk-full' }));
    await expect(leave(on, sealed, 'docx')).rejects.toThrow('disk-full');
    expect(disclosuresOf(on.db, a)).toEqual([]);
  });

  it('twice is two rows in the log', async () => {
    const { acting: on, police, alva: a } = await twoFiles();
    const sealed = sealedFor(on, police, a);
    core.answers.push(
      () => ({ kind: 'saved', name: 'x.docx' }),
      () => ({ kind: 'printed' }),
    );
    await leave(on, sealed, 'docx');
    core.clock.now = '2026-05-07T09:00:00.000Z';
    await leave(on, sealed, 'print');
    expect(disclosuresOf(on.db, a).map((row) => [row.leftAs, row.leftAt])).toEqual([
      ['print', '2026-05-07T09:00:00.000Z'],
      ['docx', '2026-05-07T08:00:00.000Z'],
    ]);
  });
});

it("takes our own social services for our own house, and another municipality's for a recipient", async () => {
  const test = await openTestCore();
  const id = await addedAgency(test, {
    kind: 'social-services',
    name: 'Socialtjänsten i en annan kommun',
    shortName: 'Soc annan',
    insideSecrecyAct: true,
  });
  const { caseId } = value(
    await test.client.participants.register({
      givenName: 'Alva',
      familyName: 'Testberg',
      alias: '',
      personalNumber: '',
      numberMissingReason: 'okänt än',
      birthDate: '',
      protection: 'none',
      phase: 'contact',
      municipality: null,
      openedOn: '2026-05-04',
    }),
  );
  const { cells } = value(await test.client.consents.matrix({ caseId, at: null }));
  const own = value(await test.client.settings.agencies({})).find((agency) => agency.ownOrganisation);
  expect(cells.filter((cell) => cell.agencyId === own?.id).every((cell) => cell.state === 'own-house')).toBe(true);
  expect(cells.filter((cell) => cell.agencyId === id).every((cell) => cell.state === 'no')).toBe(true);
  test.close();
});
