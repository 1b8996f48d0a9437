import type { Instant } from '../../../base/dates.ts';
import { newId, type Id } from '../../../base/ids.ts';
import type { SubjectArea } from '../../../base/terms.ts';
import type { Db } from '../../../register/database.ts';
import type { Answer, GroundForm, LegalGround, TestQuestion } from './ground-rules.ts';
import type { GroundUse } from '../gate/rules.ts';

type GroundRow = Omit<LegalGround, 'questions' | 'recipients' | 'verified' | 'active'> & {
  readonly questions: string;
  readonly recipients: string;
  readonly verified: number;
  readonly active: number;
  readonly version: number;
};

export type StoredGround = LegalGround & { readonly version: number };

/** In display order. The program's own are left out, since nobody chooses or changes them. */
export const allGrounds = (db: Db): StoredGround[] =>
  db
    .all<GroundRow>(
      `select id, form, name, paragraph, wording, questions, age_below as ageBelow, recipients, decides, verified, active, version
         from legal_grounds where form <> 'recall' order by position`,
    )
    .map((row) => ({
      ...row,
      questions: JSON.parse(row.questions) as TestQuestion[],
      recipients: JSON.parse(row.recipients) as LegalGround['recipients'],
      verified: row.verified === 1,
      active: row.active === 1,
    }));

export const groundOf = (db: Db, form: GroundForm): StoredGround | undefined => allGrounds(db).find((ground) => ground.form === form);

/** Zero: somebody else changed it first. */
export const updateGround = (db: Db, ground: StoredGround): number =>
  db.run(
    `update legal_grounds set name = :name, paragraph = :paragraph, wording = :wording, questions = :questions, age_below = :ageBelow,
       decides = :decides, verified = :verified, active = :active, version = version + 1 where id = :id and version = :version`,
    {
      id: ground.id,
      name: ground.name,
      paragraph: ground.paragraph,
      wording: ground.wording,
      questions: JSON.stringify(ground.questions),
      ageBelow: ground.ageBelow,
      decides: ground.decides,
      verified: Number(ground.verified),
      active: Number(ground.active),
      version: ground.version,
    },
  );

export type NewUse = {
  readonly caseId: Id;
  readonly groundId: string;
  readonly paragraph: string;
  readonly to: GroundUse['to'];
  readonly subjects: readonly (SubjectArea | 'formal')[];
  readonly told: string;
  readonly reason: string;
  readonly risk: string;
  readonly answers: readonly { readonly question: string; readonly answer: Answer }[];
  readonly decider: string;
  readonly outcome: 'allowed' | 'refused';
  readonly decidedAt: Instant;
  readonly endsAt: Instant;
};

export const insertUse = (db: Db, use: NewUse, recordedBy: Id): Id => {
  const id = newId();
  db.run(
    `insert into ground_uses (id, case_id, ground_id, paragraph, recipient_kind, agency_id, recipient_name, subjects, told, reason, risk,
       answers, decider, outcome, decided_at, ends_at, recorded_by)
     values (:id, :caseId, :groundId, :paragraph, :kind, :agencyId, :name, :subjects, :told, :reason, :risk,
       :answers, :decider, :outcome, :decidedAt, :endsAt, :recordedBy)`,
    {
      id,
      caseId: use.caseId,
      groundId: use.groundId,
      paragraph: use.paragraph,
      kind: use.to.kind,
      agencyId: use.to.kind === 'agency' ? use.to.agencyId : null,
      name: use.to.kind === 'person' ? use.to.name : '',
      subjects: JSON.stringify(use.subjects),
      told: use.told,
      reason: use.reason,
      risk: use.risk,
      answers: JSON.stringify(use.answers),
      decider: use.decider,
      outcome: use.outcome,
      decidedAt: use.decidedAt,
      endsAt: use.endsAt,
      recordedBy,
    },
  );
  return id;
};

type UseRow = {
  readonly id: Id;
  readonly caseId: Id;
  readonly personId: Id;
  readonly form: GroundForm;
  readonly name: string;
  readonly paragraph: string;
  readonly recipientKind: 'agency' | 'person';
  readonly agencyId: Id | null;
  readonly recipient: string;
  readonly subjects: string;
  readonly told: string;
  readonly reason: string;
  readonly risk: string;
  readonly answers: string;
  readonly decider: string;
  readonly outcome: 'allowed' | 'refused';
  readonly decidedAt: Instant;
  readonly endsAt: Instant;
  readonly recordedBy: string;
  readonly disclosureId: Id | null;
};

export type StoredUse = Omit<UseRow, 'subjects' | 'answers'> & {
  readonly subjects: readonly (SubjectArea | 'formal')[];
  readonly answers: readonly { readonly question: string; readonly answer: Answer }[];
};

const uses = (db: Db, where: string, params: Readonly<Record<string, string>>): StoredUse[] =>
  db
    .all<UseRow>(
      `select u.id, u.case_id as caseId, c.person_id as personId, g.form, g.name, u.paragraph, u.recipient_kind as recipientKind, u.agency_id as agencyId,
              coalesce(a.name, u.recipient_name) as recipient, u.subjects, u.told, u.reason, u.risk, u.answers, u.decider, u.outcome,
              u.decided_at as decidedAt, u.ends_at as endsAt, r.name as recordedBy, u.disclosure_id as disclosureId
         from ground_uses u join legal_grounds g on g.id = u.ground_id join cases c on c.id = u.case_id join users r on r.id = u.recorded_by
         left join agencies a on a.id = u.agency_id where ${where} order by u.decided_at desc, u.rowid desc`,
      params,
    )
    .map((row) => ({
      ...row,
      subjects: JSON.parse(row.subjects) as StoredUse['subjects'],
      answers: JSON.parse(row.answers) as StoredUse['answers'],
    }));

/** Newest first. */
export const usesOf = (db: Db, caseId: Id): StoredUse[] => uses(db, `u.case_id = :caseId and g.form <> 'recall'`, { caseId });
export const useById = (db: Db, id: Id): StoredUse | undefined => uses(db, 'u.id = :id', { id })[0];

/** In the gate's form: one per subject, without those that another disclosure has used up. */
export const openUses = (db: Db, ids: readonly Id[]): GroundUse[] =>
  ids.flatMap((id) => {
    const use = useById(db, id);
    if (!use || use.disclosureId !== null) return [];
    const to: GroundUse['to'] | null =
      use.recipientKind === 'person'
        ? { kind: 'person', name: use.recipient }
        : use.agencyId === null
          ? null
          : { kind: 'agency', agencyId: use.agencyId };
    if (to === null) return [];
    return use.subjects.map((subject) => ({
      id,
      personId: use.personId,
      to,
      subject,
      decidedAt: use.decidedAt,
      endsAt: use.endsAt,
    }));
  });

/** They now belong to that disclosure. */
export const tieUses = (db: Db, ids: readonly Id[], disclosureId: Id): void => {
  for (const id of ids) db.run('update ground_uses set disclosure_id = :disclosureId where id = :id', { id, disclosureId });
};
