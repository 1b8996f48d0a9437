import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../base/contract.ts';
import type { Result } from '../../base/result.ts';
import { migrations } from '../../core/migrations.ts';
import type { Db } from '../../register/database.ts';
import { openRegister } from '../../register/register.ts';
import { openTestCore, passphrase, refusal, value, type TestCore } from '../../testing/test-core.ts';
import { locality, municipality } from '../../base/gazetteer/gazetteer.ts';
import type { CaseEvent } from '../events/contract.ts';
import { municipalityAgainstZones, type Zone } from '../relocation/rules.ts';
import type { threatsContract } from './contract.ts';
import { threatDues } from './dues.ts';
import { assessmentBlocks } from './papers.ts';
import { standingAssessment } from './store.ts';
import { zonesOf } from './zones/zone-store.ts';

type Assess = Input<(typeof threatsContract)['assess']>;
type Assessment = Output<(typeof threatsContract)['assess']>;

let core: TestCore;
let caseId: string;
beforeEach(async () => {
  core = await openTestCore({ now: '2026-03-02T09:00:00.000Z' });
  caseId = await registered('Alva', 'Testberg');
});
afterEach(() => {
  core.close();
  if (core.faults.length > 0) throw new Error(`faults: ${String(core.faults[0])}`);
});

const registered = async (givenName: string, familyName: string): Promise<string> =>
  value(
    await core.client.participants.register({
      givenName,
      familyName,
      alias: '',
      personalNumber: '',
      numberMissingReason: 'ännu okänt',
      birthDate: '2010-01-01',
      protection: 'none',
      phase: 'assessment',
      municipality: null,
      openedOn: '2026-03-01',
    }),
  ).caseId;

const draft = (): Assess => ({
  caseId,
  basedOn: null,
  actorIds: [],
  capability: 'Vapen genom gruppen.',
  intent: 'Har hotat två gånger.',
  opportunity: 'Bor på samma gata.',
  vulnerabilities: 'Skuld på 40 000 kr.',
  protectiveFactors: 'Nära sin mormor.',
  triggers: '',
  scenario: 'Söks upp vid hållplatsen.',
  likelihood: 4,
  consequence: 5,
  level: 'high',
  deviationReason: 'Hotaktören är häktad till juni.',
  confidence: 'medium',
  sources: [{ text: 'Polisen, lokalpolisområdet', reliability: 'high' }],
  measures: [{ kind: 'defensive', text: 'Byt telefonnummer', responsible: 'M. Ek' }],
  reassessOn: '2026-03-16',
  decidedOn: '2026-03-02',
  decidedBy: 'Maja Ek',
  coAssessor: 'Ola Lind',
});
const assess = (change: Partial<Assess> = {}): Promise<Result<Assessment>> => core.client.threats.assess({ ...draft(), ...change });
const picture = async () => value(await core.client.threats.get({ caseId }));

const threatNoted = (happenedAt: string) =>
  core.client.events.add({
    caseId,
    type: 'threat',
    nature: 'fact',
    happenedAt,
    source: 'Mormor',
    reliability: 'medium',
    subjectArea: 'safety',
    text: 'Bil utanför huset.',
  });

const noteFields = ({ author: _, writtenAt: _at, earlier: _earlier, version: _version, ...fields }: CaseEvent) => fields;

/** The register itself, as seen by someone with its key. Ends the core. */
const insideRegister = async <T>(work: (db: Db) => T): Promise<T> => {
  core.core.close();
  const { register } = await openRegister({
    folder: core.folder,
    runtime: 'stand-in',
    now: core.clock.now,
    migrations,
    secret: passphrase(),
    slots: (envelope) => envelope.slots.filter((slot) => slot.kind === 'user'),
  });
  try {
    return work(register.db);
  } finally {
    register.close();
  }
};

type Entry = { kind: string; caseId: string; payload: string };
const threatEntries = (db: Db): Entry[] =>
  db.all<Entry>(
    "select e.kind, e.case_id as caseId, p.payload from audit_entries e join audit_payloads p using (seq) where e.kind like 'threats.%' order by e.seq",
  );

describe('an assessment', () => {
  it('keeps what was suggested and what a person decided, and why', async () => {
    const made = value(await assess());
    expect(made).toMatchObject({
      number: 1,
      suggestedLevel: 'very-high',
      level: 'high',
      deviationReason: 'Hotaktören är häktad till juni.',
    });
    expect(made).toMatchObject({
      decidedBy: 'Maja Ek',
      coAssessor: 'Ola Lind',
      recordedBy: 'Maja Ek',
      recordedAt: '2026-03-02T09:00:00.000Z',
    });
    expect((await picture()).assessments).toEqual([made]);
  });

  it('is refused without the reason for a deviation, and nothing is kept', async () => {
    const refused = await assess({ deviationReason: '' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid', fields: { deviationReason: 'deviation-reason' } } });
    expect((await picture()).assessments).toEqual([]);
  });

  it('without a deviation keeps no reason', async () => {
    expect(value(await assess({ level: 'very-high' }))).toMatchObject({ level: 'very-high', deviationReason: '' });
  });

  it('is followed by another, and the first stays readable as it was', async () => {
    const first = value(await assess());
    core.clock.now = '2026-03-16T09:00:00.000Z';
    const second = value(
      await assess({
        basedOn: first.id,
        likelihood: 2,
        consequence: 3,
        level: 'elevated',
        decidedOn: '2026-03-16',
        reassessOn: '2026-04-15',
      }),
    );
    expect(second.number).toBe(2);
    expect((await picture()).assessments).toEqual([second, first]);
  });

  it('begun before another came is a conflict', async () => {
    const first = value(await assess());
    expect(refusal(await assess())).toBe('conflict');
    expect(refusal(await assess({ basedOn: 'another' }))).toBe('conflict');
    expect((await picture()).assessments).toEqual([first]);
  });

  it('entered afterwards from an earlier day does not take the place of the one that holds', async () => {
    const first = value(await assess());
    const older = value(await assess({ basedOn: first.id, decidedOn: '2026-02-01', reassessOn: '2026-02-15' }));
    expect((await picture()).assessments.map(({ id }) => id)).toEqual([first.id, older.id]);
  });

  it('cannot be changed by anybody who holds the register, and stands in the log', async () => {
    const actor = value(
      await core.client.threats.addActor({ caseId, pseudonym: 'A1', relation: 'tidigare vän', motive: 'skuld', note: '' }),
    );
    const made = value(await assess({ actorIds: [actor.id] }));
    await insideRegister((db) => {
      for (const change of [
        "update threat_assessments set level = 'low'",
        "update threat_assessment_actors set motive = ''",
        "update threat_assessment_sources set reliability = 'low'",
        "update threat_measures set text = ''",
      ])
        expect(() => db.run(change), change).toThrow('does not change');
      const entries = threatEntries(db);
      expect(entries.map(({ kind }) => kind)).toEqual(['threats.actor-added', 'threats.assessed']);
      expect(entries.every((entry) => entry.caseId === caseId)).toBe(true);
      expect(JSON.parse(entries[1]?.payload ?? '')).toMatchObject({
        id: made.id,
        number: 1,
        after: { suggestedLevel: 'very-high', level: 'high' },
      });
      expect(standingAssessment(db, caseId)?.level).toBe('high');
    });
  });

  it('keeps texts exactly as typed, whatever they are', async () => {
    const odd = ' \u0000\u202Ehej\u200B 👩‍👩‍👧 <b>&amp;\'";-- \n';
    const made = value(await assess({ scenario: odd, sources: [{ text: odd, reliability: 'low' }] }));
    expect(made.scenario).toBe(odd);
    expect((await picture()).assessments[0]?.sources).toEqual([{ text: odd, reliability: 'low' }]);
  });

  it('belongs to an opened case', async () => {
    expect(refusal(await assess({ caseId: 'another' }))).toBe('no-grant');
    expect(refusal(await core.client.threats.get({ caseId: 'another' }))).toBe('no-grant');
  });
});

describe('threat actors', () => {
  const actor = { pseudonym: 'A1', relation: 'tidigare vän', motive: 'skuld', note: '' };

  it('are described in an assessment as they were then', async () => {
    const before = value(await core.client.threats.addActor({ caseId, ...actor }));
    const made = value(await assess({ actorIds: [before.id] }));
    value(await core.client.threats.changeActor({ caseId, id: before.id, version: 1, ...actor, relation: 'kusin' }));
    const now = await picture();
    expect(now.actors).toMatchObject([{ relation: 'kusin', version: 2 }]);
    expect(now.assessments[0]?.actors).toEqual(made.actors);
    expect(made.actors).toEqual([{ actorId: before.id, ...actor }]);
  });

  it('have one pseudonym each, keep the stale writer out, and leave and return', async () => {
    const made = value(await core.client.threats.addActor({ caseId, ...actor }));
    expect(refusal(await core.client.threats.addActor({ caseId, ...actor, pseudonym: 'a1' }))).toBe('invalid');
    expect(refusal(await core.client.threats.changeActor({ caseId, id: made.id, version: 7, ...actor }))).toBe('conflict');
    const { version } = value(await core.client.threats.endActor({ caseId, id: made.id, version: 1 }));
    expect((await picture()).actors).toEqual([]);
    expect(await assess({ actorIds: [made.id] })).toMatchObject({ error: { fields: { actorIds: 'unknown-actor' } } });
    expect(value(await core.client.threats.resumeActor({ caseId, id: made.id, version })).version).toBe(3);
  });

  it('of one case are strangers to another', async () => {
    const made = value(await core.client.threats.addActor({ caseId, ...actor }));
    const other = await registered('Bo', 'Provman');
    expect(refusal(await core.client.threats.changeActor({ caseId: other, id: made.id, version: 1, ...actor }))).toBe('not-found');
    expect(await core.client.threats.assess({ ...draft(), caseId: other, actorIds: [made.id] })).toMatchObject({ ok: false });
  });
});

describe('a measure', () => {
  it('is marked done with its day, taken back, and refuses a stale version', async () => {
    const [measure] = value(await assess()).measures;
    const id = measure?.id ?? '';
    core.clock.now = '2026-03-04T09:00:00.000Z';
    expect(value(await core.client.threats.markMeasure({ caseId, id, version: 1, done: true }))).toMatchObject({
      doneOn: '2026-03-04',
      version: 2,
    });
    expect(refusal(await core.client.threats.markMeasure({ caseId, id, version: 1, done: false }))).toBe('conflict');
    expect(value(await core.client.threats.markMeasure({ caseId, id, version: 2, done: false }))).toMatchObject({ doneOn: null });
  });
});

describe('the next reassessment', () => {
  it('is due after fourteen days for a high level, late the day after, and a new threat presses within 24 hours', async () => {
    expect((await picture()).reassessment).toBeNull();
    value(await assess());
    core.clock.now = '2026-03-16T22:59:00.000Z';
    expect((await picture()).reassessment).toEqual({ reason: 'period', dueOn: '2026-03-16', newThreat: null, overdue: false });
    core.clock.now = '2026-03-16T23:00:00.000Z';
    expect((await picture()).reassessment).toMatchObject({ overdue: true });
    core.clock.now = '2026-03-10T08:00:00.000Z';
    value(await threatNoted('2026-03-10T07:30:00.000Z'));
    const newThreat = { happenedAt: '2026-03-10T07:30:00.000Z', dueAt: '2026-03-11T08:00:00.000Z' };
    expect((await picture()).reassessment).toEqual({ reason: 'urgent', dueOn: '2026-03-11', newThreat, overdue: false });
    core.clock.now = '2026-03-11T08:00:00.001Z';
    expect((await picture()).reassessment).toMatchObject({ overdue: true });
    const [first] = (await picture()).assessments;
    value(await assess({ basedOn: first?.id ?? null, decidedOn: '2026-03-11', reassessOn: '2026-03-25' }));
    expect((await picture()).reassessment).toEqual({ reason: 'period', dueOn: '2026-03-25', newThreat: null, overdue: false });
  });

  it('a note that becomes a threat by correction demands it from then on', async () => {
    const note = value(await threatNoted('2026-03-01T07:30:00.000Z'));
    value(await core.client.events.change({ caseId, ...noteFields(note), type: 'observation', version: 1 }));
    value(await assess());
    expect((await picture()).reassessment).toMatchObject({ reason: 'period' });
    core.clock.now = '2026-03-05T08:00:00.000Z';
    value(await core.client.events.change({ caseId, ...noteFields(note), version: 2 }));
    expect((await picture()).reassessment).toMatchObject({ reason: 'urgent', newThreat: { dueAt: '2026-03-06T08:00:00.000Z' } });
  });

  it('says when each case is due next, without a level', async () => {
    value(await assess());
    const other = await registered('Bo', 'Provman');
    value(await core.client.threats.assess({ ...draft(), caseId: other, reassessOn: '2026-03-09' }));
    await insideRegister((db) => {
      expect(threatDues.of(db, caseId, core.clock.now)).toEqual([
        { kind: 'reassessment', ref: caseId, dueOn: '2026-03-16', facts: { demandedBy: null } },
      ]);
      expect(threatDues.of(db, other, core.clock.now)).toMatchObject([{ ref: other, dueOn: '2026-03-09' }]);
    });
  });
});

describe('zones', () => {
  const around = (change: Partial<Input<(typeof threatsContract)['addZone']>> = {}) =>
    core.client.threats.addZone({
      caseId,
      municipality: '0581',
      locality: null,
      radiusKm: 60,
      reason: 'A1 bor här.',
      validTo: null,
      ownerActorId: null,
      ownerText: 'Rivaliserande grupp',
      ...change,
    });

  it('lie around a seat or a locality, and refuse a destination in the shape relocation asks for', async () => {
    const zone = value(await around());
    expect(zone).toMatchObject({ placeName: 'Norrköping', owner: 'Rivaliserande grupp', state: 'active', startedOn: '2026-03-02' });
    const aby = value(await around({ locality: 'Åby', radiusKm: 5, validTo: '2026-06-30' }));
    expect(aby).toMatchObject({ placeName: 'Åby', lat: locality('0581', 'Åby')?.lat });
    await insideRegister((db) => {
      const zones: readonly Zone[] = zonesOf(db, caseId, '2026-03-02');
      expect(zones.map(({ centre }) => centre.name)).toEqual(['Åby', 'Norrköping']);
      const [linkoping, orebro] = [municipality('0580'), municipality('1880')];
      if (!linkoping || !orebro) throw new Error('gazetteer');
      expect(municipalityAgainstZones(linkoping, zones, '2026-03-02').refused).toBe(true);
      expect(municipalityAgainstZones(orebro, zones, '2026-03-02').refused).toBe(false);
      expect(zonesOf(db, caseId, '2026-07-01').map(({ centre }) => centre.name)).toEqual(['Norrköping']);
    });
  });

  it('end with their day, come back, and refuse a stale version', async () => {
    const zone = value(await around());
    const ended = value(await core.client.threats.endZone({ caseId, id: zone.id, version: 1 }));
    expect(ended).toMatchObject({ state: 'ended', endedOn: '2026-03-02', version: 2 });
    expect(refusal(await core.client.threats.endZone({ caseId, id: zone.id, version: 2 }))).toBe('conflict');
    expect(refusal(await core.client.threats.resumeZone({ caseId, id: zone.id, version: 1 }))).toBe('conflict');
    expect(value(await core.client.threats.resumeZone({ caseId, id: zone.id, version: 2 }))).toMatchObject({
      state: 'active',
      endedOn: null,
    });
    value(await core.client.threats.endZone({ caseId, id: zone.id, version: 3 }));
    await insideRegister((db) => {
      expect(zonesOf(db, caseId, '2026-03-02')).toEqual([]);
      expect(threatEntries(db).map(({ kind }) => kind)).toEqual([
        'threats.zone-added',
        'threats.zone-ended',
        'threats.zone-resumed',
        'threats.zone-ended',
      ]);
    });
  });

  it('name every wrong field', async () => {
    const fieldsOf = async (change: Parameters<typeof around>[0]) => {
      const result = await around(change);
      return result.ok ? {} : result.error.fields;
    };
    expect(await fieldsOf({ municipality: '9999', radiusKm: 0, reason: '' })).toEqual({
      place: 'unknown-place',
      radiusKm: 'radius',
      reason: 'required',
    });
    expect(await fieldsOf({ locality: 'Linköping', radiusKm: 501 })).toEqual({ place: 'unknown-place', radiusKm: 'radius' });
    expect(await fieldsOf({ validTo: '2026-03-01' })).toEqual({ validTo: 'date-past' });
    expect(await fieldsOf({ ownerActorId: 'nobody' })).toEqual({ ownerActorId: 'unknown-actor' });
  });
});

it('an assessment reads as a paper: the decision with its decider, the suggestion beside it, no empty headings', async () => {
  const made = value(await assess());
  const blocks = assessmentBlocks(made, 'sv');
  expect(blocks).toContainEqual({
    kind: 'decision',
    label: 'Beslut om hotnivå',
    text: 'Hög. Sannolikhet 4 av 5, konsekvens 5 av 5. Vägledande nivå: Mycket hög. Skäl för avvikelse: Hotaktören är häktad till juni.',
    by: 'Maja Ek',
  });
  const text = JSON.stringify(blocks);
  expect(text).toContain('Söks upp vid hållplatsen.');
  expect(text).not.toContain('Hotaktörer');
  expect(text).not.toContain('utlösande');
  expect(JSON.stringify(assessmentBlocks(made, 'en'))).toContain('Guiding level: Very high');
});
