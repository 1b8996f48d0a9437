import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { actingOn } from '../../testing/acting.ts';
import { openTestCore, refusal, value, type TestCore } from '../../testing/test-core.ts';
import { aPdf } from '../../testing/scan-samples.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore({ now: '2026-04-03T08:00:00.000Z' });
});
afterEach(() => {
  core.close();
  if (core.faults.length > 0) throw new Error(`a fault of ours: ${String(core.faults[0])}`);
});

/** That many openings of a case, one per hour. */
const openings = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i += 1) {
    core.clock.now = new Date(Date.parse('2026-04-05T08:00:00.000Z') + i * 3_600_000).toISOString();
    value(await core.client.participants.search({ text: `Ä-2026-${i}` }));
  }
  core.clock.now = '2026-05-07T08:00:00.000Z';
};
const everything = { kind: null, userId: null, caseNumber: '', from: null, to: null, before: null, limit: 500 };

it('draws as anybody can compute it from the log, and the same however often it is asked', async () => {
  await openings(45);
  const drawn = value(await core.client.logchecks.draw({}));
  expect(drawn).toMatchObject({ month: '2026-04', candidates: 45, signed: null });
  expect(drawn.entries).toHaveLength(20);
  const searched = value(await core.client.audit.list({ ...everything, kind: 'participants.' })).entries.map(({ seq }) => seq);
  const rank = (seq: number): string => createHash('sha256').update(`2026-04 ${drawn.head} ${seq}`).digest('hex');
  const expected = searched.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, 20);
  expect(drawn.entries.map(({ seq }) => seq)).toEqual(expected.toSorted((a, b) => a - b));
  expect(value(await core.client.audit.openPayload({ seq: drawn.headSeq })).head).toBe(drawn.head);
  expect(value(await core.client.logchecks.draw({})).entries).toEqual(drawn.entries);
});

it('is signed once every entry has its verdict, and stands as it was signed', async () => {
  await openings(3);
  const { id, entries } = value(await core.client.logchecks.draw({}));
  expect(await core.client.logchecks.sign({ sampleId: id })).toMatchObject({ error: { fields: { entries: 'sample-unfinished' } } });
  const mark = (seq: number, verdict: 'fine' | 'question', remark: string) =>
    core.client.logchecks.mark({ sampleId: id, seq, verdict, remark });
  expect(await mark(entries[0]?.seq ?? 0, 'question', ' ')).toMatchObject({ error: { fields: { remark: 'required' } } });
  expect(refusal(await mark(1, 'fine', ''))).toBe('not-found');
  for (const { seq } of entries) value(await mark(seq, 'fine', ''));
  expect(value(await core.client.overview.due({})).items.map(({ kind }) => kind)).toContain('log-check');
  value(await core.client.logchecks.sign({ sampleId: id }));
  expect(value(await core.client.overview.due({})).items.map(({ kind }) => kind)).not.toContain('log-check');
  expect(refusal(await mark(entries[0]?.seq ?? 0, 'question', 'Efteråt'))).toBe('immutable');
  expect(refusal(await core.client.logchecks.sign({ sampleId: id }))).toBe('immutable');
  expect(value(await core.client.logchecks.sample({ sampleId: id })).signed).toMatchObject({ by: 'Maja Ek', role: 'coordinator' });
  const kinds = value(await core.client.audit.list({ ...everything, kind: 'logchecks.' })).entries.map(({ kind }) => kind);
  expect(kinds).toEqual(['logchecks.signed', 'logchecks.marked', 'logchecks.marked', 'logchecks.marked', 'logchecks.drawn']);
});

it('draws nothing from a month in which nothing was read', async () => {
  core.clock.now = '2026-05-07T08:00:00.000Z';
  expect(refusal(await core.client.logchecks.draw({}))).toBe('not-found');
  expect(value(await core.client.overview.due({})).items.filter(({ kind }) => kind === 'log-check')).toEqual([]);
});

it('lets nothing out that a cancelled dialog kept in', async () => {
  await openings(1);
  core.answers.push(() => ({ kind: 'pdf', bytes: aPdf(1) }));
  expect(value(await core.client.logchecks.saveLog({ kind: null, userId: null, caseNumber: '', from: null, to: null }))).toEqual({
    left: false,
    name: '',
  });
  const html = core.asked.flatMap((ask) => (ask.port === 'print-to-pdf' ? [ask.html] : [])).join('');
  expect(html).toContain('Sökning utan träff');
  expect(html, 'what was searched for stays in the entry').not.toContain('Ä-2026-0<');
  expect(value(await core.client.audit.list({ ...everything, limit: 1 })).entries[0]?.kind).toBe('disclosures.not-left');
});

it('has a table that refuses changes to what was signed, whoever makes them', async () => {
  await openings(1);
  const sample = value(await core.client.logchecks.draw({}));
  for (const { seq } of sample.entries) value(await core.client.logchecks.mark({ sampleId: sample.id, seq, verdict: 'fine', remark: '' }));
  value(await core.client.logchecks.sign({ sampleId: sample.id }));
  const acting = await actingOn(core);
  expect(() => acting.db.run(`update log_sample_entries set verdict = 'question'`)).toThrow('never changed');
  acting.close();
});
