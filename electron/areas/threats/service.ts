import { requireFields } from '../../base/fields.ts';
import type { Id } from '../../base/ids.ts';
import { fieldRefusal, Refusal } from '../../base/result.ts';
import type { Handlers } from '../../register/context.ts';
import type { Db } from '../../register/database.ts';
import type { Assessment, Measure, ThreatActor, threatsContract } from './contract.ts';
import { reassessmentOf } from './dues.ts';
import { actorProblems, assessmentProblems, needsReason, scale, suggestedLevel, type ActorFields } from './rules.ts';
import * as store from './store.ts';
import { zoneHandlers } from './zones/zone-service.ts';

const assessment = (db: Db, caseId: Id, id: Id): Assessment => {
  const found = store.assessmentsOf(db, caseId).find((each) => each.id === id);
  if (!found) throw new Refusal('not-found');
  return found;
};

const actor = (db: Db, caseId: Id, id: Id): NonNullable<ReturnType<typeof store.actorById>> => {
  const found = store.actorById(db, caseId, id);
  if (!found) throw new Refusal('not-found');
  return found;
};

const measure = (db: Db, caseId: Id, id: Id): Measure => {
  const found = store.measureById(db, caseId, id);
  if (!found) throw new Refusal('not-found');
  return found;
};

const grade = (value: number): (typeof scale)[number] => {
  const found = scale.find((each) => each === value);
  if (found === undefined) throw new Refusal('invalid');
  return found;
};

const checkActor = (db: Db, caseId: Id, fields: ActorFields, except: Id | null): ActorFields => {
  const others = store.actorsOf(db, caseId).filter(({ id }) => id !== except);
  requireFields(
    actorProblems(
      fields,
      others.map(({ pseudonym }) => pseudonym),
    ),
  );
  return { ...fields, pseudonym: fields.pseudonym.trim() };
};

const shown = ({ id, pseudonym, relation, motive, note, version }: ThreatActor): ThreatActor => ({
  id,
  pseudonym,
  relation,
  motive,
  note,
  version,
});

export const threatsHandlers: Handlers<typeof threatsContract> = {
  ...zoneHandlers,

  get: ({ caseId }, { db, now }) => ({
    assessments: store.assessmentsOf(db, caseId),
    actors: store.actorsOf(db, caseId),
    reassessment: reassessmentOf(db, caseId, now),
  }),

  assess: ({ caseId, basedOn, ...input }, { db, now, today, user, audit }) => {
    if ((store.standingAssessment(db, caseId)?.id ?? null) !== basedOn) throw new Refusal('conflict');
    requireFields(assessmentProblems(input, today));
    const actors = input.actorIds.map((id) => store.actorsOf(db, caseId).find((each) => each.id === id));
    if (!actors.every((each) => each !== undefined)) throw fieldRefusal('actorIds', 'unknown-actor');
    const suggested = suggestedLevel(grade(input.likelihood), grade(input.consequence));
    const decided = {
      ...input,
      suggestedLevel: suggested,
      // Without a deviation, a reason that was begun and abandoned is not part of the decision.
      deviationReason: needsReason(input.likelihood, input.consequence, input.level) ? input.deviationReason : '',
    };
    const id = store.insertAssessment(db, caseId, decided, actors, user.id, now);
    const after = assessment(db, caseId, id);
    audit('threats.assessed', { id, number: after.number, after }, caseId);
    return after;
  },

  markMeasure: ({ caseId, id, version, done }, { db, today, audit }) => {
    const before = measure(db, caseId, id);
    if (!store.updateMeasure(db, id, version, done ? today : null)) throw new Refusal('conflict');
    const after = measure(db, caseId, id);
    audit('threats.measure-marked', { id, before: { doneOn: before.doneOn }, after: { doneOn: after.doneOn } }, caseId);
    return after;
  },

  addActor: ({ caseId, ...fields }, { db, audit }) => {
    const after = checkActor(db, caseId, fields, null);
    const id = store.insertActor(db, caseId, after);
    audit('threats.actor-added', { id, after }, caseId);
    return shown(actor(db, caseId, id));
  },

  changeActor: ({ caseId, id, version, ...fields }, { db, audit }) => {
    const { pseudonym, relation, motive, note } = actor(db, caseId, id);
    const after = checkActor(db, caseId, fields, id);
    if (!store.updateActor(db, id, version, after)) throw new Refusal('conflict');
    audit('threats.actor-changed', { id, before: { pseudonym, relation, motive, note }, after }, caseId);
    return shown(actor(db, caseId, id));
  },

  endActor: ({ caseId, id, version }, { db, today, audit }) => {
    actor(db, caseId, id);
    if (!store.setActorEnd(db, id, version, today)) throw new Refusal('conflict');
    audit('threats.actor-ended', { id, after: { endedOn: today } }, caseId);
    return { version: version + 1 };
  },

  resumeActor: ({ caseId, id, version }, { db, audit }) => {
    const before = actor(db, caseId, id);
    checkActor(db, caseId, before, id);
    if (!store.setActorEnd(db, id, version, null)) throw new Refusal('conflict');
    audit('threats.actor-resumed', { id, before: { endedOn: before.endedOn } }, caseId);
    return shown(actor(db, caseId, id));
  },
};
