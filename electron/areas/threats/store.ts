import { newId, type Id } from '../../base/ids.ts';
import type { ThreatLevel } from '../../base/terms.ts';
import type { Db } from '../../register/database.ts';
import type { Assessment, Measure, ThreatActor } from './contract.ts';
import type { ActorFields, AssessmentInput, ThreatEvent } from './rules.ts';

type Row = Omit<Assessment, 'actors' | 'sources' | 'measures'>;
type Of<T> = T & { readonly assessmentId: Id };

const columns = `a.id, a.number, a.capability, a.intent, a.opportunity, a.vulnerabilities, a.protective_factors as protectiveFactors, a.triggers,
  a.scenario, a.likelihood, a.consequence, a.suggested_level as suggestedLevel, a.level, a.deviation_reason as deviationReason, a.confidence,
  a.reassess_on as reassessOn, a.decided_on as decidedOn, a.decided_by as decidedBy, a.co_assessor as coAssessor, a.recorded_at as recordedAt,
  u.name as recordedBy`;
const measureColumns = 'm.id, m.kind, m.text, m.responsible, m.done_on as doneOn, m.version';
/** The current one comes first: decided last, and on the same day recorded last. */
const newestFirst = 'order by a.decided_on desc, a.number desc';

/** All assessments of a case; the first is the current one. */
export const assessmentsOf = (db: Db, caseId: Id): Assessment[] => {
  const of = 'join threat_assessments a on a.id = x.assessment_id where a.case_id = :caseId order by x.position';
  const actors = db.all<Of<Assessment['actors'][number]>>(
    `select x.assessment_id as assessmentId, x.actor_id as actorId, x.pseudonym, x.relation, x.motive, x.note from threat_assessment_actors x ${of}`,
    { caseId },
  );
  const sources = db.all<Of<Assessment['sources'][number]>>(
    `select x.assessment_id as assessmentId, x.text, x.reliability from threat_assessment_sources x ${of}`,
    { caseId },
  );
  const measures = db.all<Of<Measure>>(
    `select m.assessment_id as assessmentId, ${measureColumns} from threat_measures m
       join threat_assessments a on a.id = m.assessment_id where a.case_id = :caseId order by m.position`,
    { caseId },
  );
  const mine = <T>(rows: readonly Of<T>[], id: Id): T[] =>
    rows.filter((row) => row.assessmentId === id).map(({ assessmentId: _, ...row }) => row as T);
  return db
    .all<Row>(`select ${columns} from threat_assessments a join users u on u.id = a.recorded_by where a.case_id = :caseId ${newestFirst}`, {
      caseId,
    })
    .map((row) => ({ ...row, actors: mine(actors, row.id), sources: mine(sources, row.id), measures: mine(measures, row.id) }));
};

/** The current assessment, in short. */
export type Standing = {
  readonly id: Id;
  readonly level: ThreatLevel;
  readonly decidedOn: string;
  readonly decidedBy: string;
  readonly recordedAt: string;
  readonly reassessOn: string;
};

export const standingAssessment = (db: Db, caseId: Id): Standing | undefined =>
  db.get<Standing>(
    `select a.id, a.level, a.decided_on as decidedOn, a.decided_by as decidedBy, a.recorded_at as recordedAt, a.reassess_on as reassessOn
       from threat_assessments a where a.case_id = :caseId ${newestFirst} limit 1`,
    { caseId },
  );

/** Threats noted in the journal. A note that became a threat by a correction became known as one then. */
export const threatEventsOf = (db: Db, caseId: Id): ThreatEvent[] =>
  db.all<ThreatEvent>(
    `select e.id, e.happened_at as happenedAt,
       coalesce((select max(v.replaced_at) from event_versions v where v.event_id = e.id and json_extract(v.row, '$.type') <> 'threat'), e.written_at) as knownAt
       from events e where e.case_id = :caseId and e.type = 'threat'`,
    { caseId },
  );

type NewAssessment = AssessmentInput & { readonly suggestedLevel: ThreatLevel };

export const insertAssessment = (db: Db, caseId: Id, a: NewAssessment, actors: readonly ThreatActor[], userId: Id, now: string): Id => {
  const id = newId();
  const { actorIds: _, sources, measures, ...fields } = a;
  db.run(
    `insert into threat_assessments (id, case_id, number, capability, intent, opportunity, vulnerabilities, protective_factors, triggers, scenario,
       likelihood, consequence, suggested_level, level, deviation_reason, confidence, reassess_on, decided_on, decided_by, co_assessor, recorded_at, recorded_by)
     values (:id, :caseId, (select coalesce(max(number), 0) + 1 from threat_assessments where case_id = :caseId), :capability, :intent, :opportunity,
       :vulnerabilities, :protectiveFactors, :triggers, :scenario, :likelihood, :consequence, :suggestedLevel, :level, :deviationReason, :confidence,
       :reassessOn, :decidedOn, :decidedBy, :coAssessor, :now, :userId)`,
    { id, caseId, ...fields, now, userId },
  );
  actors.forEach(({ id: actorId, version: _version, ...actor }, position) => {
    db.run(
      `insert into threat_assessment_actors (assessment_id, position, actor_id, pseudonym, relation, motive, note)
       values (:id, :position, :actorId, :pseudonym, :relation, :motive, :note)`,
      { id, position, actorId, ...actor },
    );
  });
  sources.forEach((source, position) => {
    db.run(
      'insert into threat_assessment_sources (assessment_id, position, text, reliability) values (:id, :position, :text, :reliability)',
      {
        id,
        position,
        ...source,
      },
    );
  });
  measures.forEach((measure, position) => {
    db.run(
      'insert into threat_measures (id, assessment_id, position, kind, text, responsible) values (:measureId, :id, :position, :kind, :text, :responsible)',
      { measureId: newId(), id, position, ...measure },
    );
  });
  return id;
};

export const measureById = (db: Db, caseId: Id, id: Id): Measure | undefined =>
  db.get<Measure>(
    `select ${measureColumns} from threat_measures m join threat_assessments a on a.id = m.assessment_id where m.id = :id and a.case_id = :caseId`,
    { id, caseId },
  );

/** False when the version was not the current one. */
export const updateMeasure = (db: Db, id: Id, version: number, doneOn: string | null): boolean =>
  db.run('update threat_measures set done_on = :doneOn, version = version + 1 where id = :id and version = :version', {
    id,
    version,
    doneOn,
  }) === 1;

type ActorRow = ThreatActor & { readonly endedOn: string | null };
const actorColumns = 'id, pseudonym, relation, motive, note, version, ended_on as endedOn';

/** Those on the list now. */
export const actorsOf = (db: Db, caseId: Id): ThreatActor[] =>
  db
    .all<ActorRow>(`select ${actorColumns} from threat_actors where case_id = :caseId and ended_on is null order by rowid`, { caseId })
    .map(({ endedOn: _, ...actor }) => actor);

/** Every actor's name, including those removed from the list. */
export const actorNames = (db: Db): { readonly caseId: Id; readonly pseudonym: string }[] =>
  db.all('select case_id as caseId, pseudonym from threat_actors order by rowid');

export const actorById = (db: Db, caseId: Id, id: Id): ActorRow | undefined =>
  db.get<ActorRow>(`select ${actorColumns} from threat_actors where id = :id and case_id = :caseId`, { id, caseId });

export const insertActor = (db: Db, caseId: Id, { pseudonym, relation, motive, note }: ActorFields): Id => {
  const id = newId();
  db.run(
    'insert into threat_actors (id, case_id, pseudonym, relation, motive, note) values (:id, :caseId, :pseudonym, :relation, :motive, :note)',
    {
      id,
      caseId,
      pseudonym,
      relation,
      motive,
      note,
    },
  );
  return id;
};

export const updateActor = (db: Db, id: Id, version: number, { pseudonym, relation, motive, note }: ActorFields): boolean =>
  db.run(
    `update threat_actors set pseudonym = :pseudonym, relation = :relation, motive = :motive, note = :note, version = version + 1
      where id = :id and version = :version`,
    { id, version, pseudonym, relation, motive, note },
  ) === 1;

export const setActorEnd = (db: Db, id: Id, version: number, endedOn: string | null): boolean =>
  db.run('update threat_actors set ended_on = :endedOn, version = version + 1 where id = :id and version = :version', {
    id,
    version,
    endedOn,
  }) === 1;
