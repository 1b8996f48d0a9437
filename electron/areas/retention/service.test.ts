import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { buffersOf, type Procedure } from '../../base/contract.ts';
import { testNumbers } from '../../base/test-numbers.ts';
import { contracts } from '../../core/contract.ts';
import { actingOn } from '../../testing/acting.ts';
import { agencyIds, consentTo, person } from '../../testing/meeting-scene.ts';
import { secondDecider } from '../../testing/second-decider.ts';
import { openTestCore, refusal, value, type TestCore } from '../../testing/test-core.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});
afterEach(() => {
  core.close();
  if (core.faults.length > 0) throw new Error(`a fault of ours: ${String(core.faults[0])}`);
});

/** A joint decision by two. */
const endAt = async (caseId: string, version: number) => {
  const { signerId, secret } = await secondDecider(core);
  return core.client.retention.endAsFictitious({ caseId, version, signerId }, [secret()]);
};
const end = async (caseId: string) => {
  const { version } = value(await core.client.participants.get({ caseId }));
  return endAt(caseId, version);
};

type Def = { readonly type: string; readonly [part: string]: unknown };
const defOf = (schema: unknown): Def => (schema as { readonly def: Def }).def;

/** Some value that a schema accepts: the refusal must come from the record's end, not from the shape. */
const some = (schema: unknown): unknown => {
  const def = defOf(schema);
  switch (def.type) {
    case 'object':
      return Object.fromEntries(Object.entries(def['shape'] as Record<string, unknown>).map(([field, inner]) => [field, some(inner)]));
    case 'array':
      return [some(def['element'])];
    case 'nullable':
      return null;
    case 'optional':
      return undefined;
    case 'readonly':
      return some(def['innerType']);
    case 'enum':
      return Object.values(def['entries'] as Record<string, string>)[0];
    case 'literal':
      return (def['values'] as readonly unknown[])[0];
    case 'union':
      return some((def['options'] as readonly unknown[])[0]);
    case 'boolean':
      return false;
    case 'number':
      return 1;
    case 'record':
      return {};
    default:
      return '2026-05-07';
  }
};

const onCase: readonly (readonly [string, Procedure<z.ZodType>])[] = Object.entries(contracts).flatMap(([area, procedures]) =>
  Object.entries(procedures as Record<string, Procedure>)
    .filter(([, { grant, access }]) => grant === 'case' && access !== 'read')
    .map(([name, procedure]) => [`${area}.${name}`, procedure] as const),
);

describe('ending a record with a fictitious identity', () => {
  it('closes it today, withdraws every consent and takes unsaved text with it', async () => {
    const alva = await person(core, 'Alva');
    await consentTo(core, alva, [...(await agencyIds(core)).values()]);
    value(await core.client.drafts.put({ key: `participants/${alva}/facts`, value: '{"givenName":"Ny"}', baseVersion: 1 }));
    expect(value(await end(alva))).toEqual({ withdrawn: 1 });
    expect(value(await core.client.participants.get({ caseId: alva }))).toMatchObject({
      protection: 'fictitious',
      state: 'closed',
      closedOn: '2026-05-07',
      isEnded: true,
    });
    expect(value(await core.client.consents.matrix({ caseId: alva, at: null })).cells.filter(({ state }) => state === 'yes')).toEqual([]);
    expect(value(await core.client.drafts.list({ prefix: `participants/${alva}/` }))).toEqual([]);
  });

  it('refuses every write on the case afterwards, whatever it is, and still reads it', async () => {
    const alva = await person(core, 'Alva');
    value(await end(alva));
    expect(onCase.length).toBeGreaterThan(40);
    const allowed: string[] = [];
    for (const [name, procedure] of onCase) {
      const input = { ...(some(procedure.input) as object), caseId: alva };
      expect(procedure.input.safeParse(input).success, `${name}: the test must know a value for its shape`).toBe(true);
      if (procedure.ended === 'allowed') {
        allowed.push(name);
        continue;
      }
      const { result } = await core.core.call(
        JSON.stringify({ procedure: name, input }),
        Array.from({ length: buffersOf(procedure) }, () => new Uint8Array(1)),
      );
      expect(result.ok ? 'done' : result.error.code, name).toBe('record-closed');
    }
    expect(allowed).toEqual(['participants.revealNumber', 'network.reveal', 'disclosures.recallLetter', 'disclosures.recallSent']);
    value(await core.client.participants.revealNumber({ caseId: alva }));
    value(await core.client.events.list({ caseId: alva }));
    value(await core.client.participants.openCase({ caseId: alva, reason: 'Läser inför arkivering' }));
  });

  it('blocks meetings about it, but lets the case be taken off one about others', async () => {
    const [alva, bill] = [await person(core, 'Alva'), await person(core, 'Bill')];
    const plan = (cases: string[]) =>
      core.client.meetings.plan({
        ...{ type: 'sig', number: null, date: '2026-05-08', startTime: '10:00', endTime: '11:00', place: '', agencies: [], reason: '' },
        cases,
        items: [{ title: 'Läget', subject: 'safety' }],
      });
    const meeting = value(await plan([alva, bill]));
    value(await end(alva));
    expect(refusal(await plan([alva]))).toBe('record-closed');
    const itemId = meeting.items[0]?.id ?? '';
    expect(refusal(await core.client.meetings.changeItem({ meetingId: meeting.id, itemId, version: 1, changes: { title: 'Nytt' } }))).toBe(
      'record-closed',
    );
    const { version } = value(await core.client.meetings.get({ meetingId: meeting.id }));
    value(await core.client.meetings.setCases({ meetingId: meeting.id, version, cases: [bill] }));
    value(
      await core.client.meetings.addItem({
        meetingId: meeting.id,
        title: 'Nytt',
        subject: 'safety',
        restriction: 'none',
        cases: null,
        at: null,
        followsActionId: null,
      }),
    );
  });

  it('takes no new identity: not by another file, not by an unsaved text, not by the number', async () => {
    const number = testNumbers[0]?.number ?? '';
    const bill = await person(core, 'Bill');
    const { caseId } = value(
      await core.client.participants.register({
        givenName: 'Alva',
        familyName: 'Testberg',
        alias: '',
        personalNumber: number,
        numberMissingReason: '',
        birthDate: '',
        protection: 'none',
        phase: 'contact',
        municipality: null,
        openedOn: '2026-04-01',
      }),
    );
    value(await end(caseId));
    const names = { givenName: 'Ny', familyName: 'Person', personalNumber: number };
    const guardian = await core.client.participants.addGuardian({ caseId: bill, ...names, relation: 'mor', phone: '070-1', email: '' });
    expect(guardian.ok ? null : guardian.error.fields).toEqual({ personalNumber: 'number-ended' });
    const relative = {
      kind: 'family',
      relation: 'syster',
      livesWhere: 'ny ort',
      contact: 'yes',
      contactHow: '',
      phone: '',
      note: '',
    } as const;
    const added = await core.client.participants.addRelative({ caseId: bill, ...names, ...relative });
    expect(added.ok ? null : added.error.fields).toEqual({ personalNumber: 'number-ended' });
    expect(refusal(await core.client.drafts.put({ key: `participants/${caseId}/facts`, value: 'ny', baseVersion: 1 }))).toBe(
      'record-closed',
    );
    // Whatever a later version forgets, the table itself refuses it.
    const { db, close } = await actingOn(core);
    expect(() => db.run("update persons set given_name = 'Ny' where personal_number = :number", { number })).toThrow(/the record is ended/);
    expect(() => db.run("update cases set state = 'active' where id = :caseId", { caseId })).toThrow(/the record is ended/);
    close();
  });

  it('is no value of a field: neither a new record nor a changed one has it without ending', async () => {
    const alva = await person(core, 'Alva');
    const { version } = value(await core.client.participants.get({ caseId: alva }));
    const changed = await core.client.participants.change({ caseId: alva, version, changes: { protection: 'fictitious' } });
    expect(changed.ok ? null : changed.error.fields).toEqual({ protection: 'fictitious-by-ending' });
    expect(refusal(await endAt(alva, version + 1))).toBe('conflict');
  });
});
