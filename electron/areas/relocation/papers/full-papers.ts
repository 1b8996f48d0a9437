import { municipalityByCode } from '../../../base/gazetteer/municipalities.ts';
import type { SubjectArea } from '../../../base/terms.ts';
import type { Block, DraftBlock, Paper, PaperFrame } from '../../../papers/paper.ts';
import type { Cleared } from '../../../papers/text.ts';
import { assessmentBlocks } from '../../threats/papers.ts';
import type { Assessment } from '../../threats/contract.ts';
import { isSettled, stretches, stretchOf, windowName } from '../checklist-rules.ts';
import type { Plan } from '../contract.ts';
import { budget, formatKronor, formatPermille, lineOre, writeHundredths } from '../money-rules.ts';
import { alternativeBlocks, placeBlocks, wholeName } from './place-papers.ts';
import { clock, dayInWords, paperWords, type Language } from './words-papers.ts';

type Facts = Extract<DraftBlock, { kind: 'facts' }>['rows'];

/** One section and the subject area that the gate judges it by. */
export type Section = { readonly subject: SubjectArea; readonly blocks: readonly DraftBlock[] };

/** Its head and its sections. */
export type FullContent =
  | {
      readonly kind: 'head';
      readonly title: string;
      readonly subtitle: string;
      readonly copy: string;
      readonly locked: { readonly title: string; readonly text: string };
      readonly caseNumber: string;
      readonly fileName: string;
    }
  | { readonly kind: 'section'; readonly blocks: readonly DraftBlock[] };

/** Only what was filled in. */
const facts = (rows: Facts): DraftBlock[] => {
  const given = rows.filter(({ value }) => value !== '');
  return given.length === 0 ? [] : [{ kind: 'facts', rows: given }];
};

const municipalityName = (code: string): string => municipalityByCode(code)?.name ?? code;

const purpose = (language: Language, plan: Plan): DraftBlock[] => {
  const w = paperWords[language];
  const chosen = plan.alternatives.find(({ id }) => id === plan.destination?.alternativeId);
  const responsible = municipalityName(plan.responsible);
  return [
    { kind: 'heading', level: 2, text: w.purposeHeading },
    ...facts([
      {
        label: w.purpose,
        value: [plan.purpose === null ? w.notSet : w[plan.purpose], plan.purposeText].filter((text) => text !== '').join('. '),
      },
      { label: w.child, value: plan.childText },
      {
        label: w.moveDay,
        value: plan.moveDate === null ? w.notSet : `${dayInWords(language, plan.moveDate)} ${plan.moveDate.slice(0, 4)}`,
      },
      { label: w.host, value: chosen ? municipalityName(chosen.code) : w.notSet },
      { label: w.responsible, value: plan.acceptedOn === null ? w.untilAccepted(responsible) : w.acceptedOn(responsible, plan.acceptedOn) },
      { label: w.police, value: [plan.policeDate ?? '', plan.policeText].filter((text) => text !== '').join('. ') },
      { label: w.reversal, value: plan.reversalText },
    ]),
    plan.decidedBy !== '' && chosen
      ? { kind: 'decision', label: w.decision, text: w.decisionText(wholeName(language, chosen), plan.decidedOn ?? ''), by: plan.decidedBy }
      : { kind: 'paragraph', text: w.undecided, lead: `${w.decision}:` },
  ];
};

const checklist = (language: Language, plan: Plan): DraftBlock[] => {
  const w = paperWords[language];
  const note = (check: Plan['checks'][number]): string =>
    [
      w.due(windowName(check), check.dueOn ?? ''),
      check.mandatory ? w.mandatory : '',
      check.owner,
      check.doneOn !== null
        ? w.done(check.doneOn, check.doneBy ?? '')
        : check.notApplicable !== ''
          ? w.notApplicable(check.notApplicable)
          : '',
      check.note,
    ]
      .filter((text) => text !== '')
      .join(' · ');
  return [
    { kind: 'heading', level: 2, text: w.checklistHeading },
    ...stretches.flatMap((stretch): DraftBlock[] => {
      const checks = plan.checks.filter((check) => stretchOf(check) === stretch);
      if (checks.length === 0) return [];
      return [
        { kind: 'heading', level: 3, text: w.stretches[stretch] },
        { kind: 'checklist', items: checks.map((check) => ({ text: check.text, note: note(check), done: isSettled(check) })) },
      ];
    }),
  ];
};

const moveDay = (language: Language, plan: Plan): DraftBlock[] => {
  const w = paperWords[language];
  const times = plan.times.map(({ time, kind, text }) => ({
    time: clock(language, time),
    text: text === '' ? w.times[kind] : kind === 'other' ? text : `${w.times[kind]} · ${text}`,
  }));
  const rest = facts([
    { label: w.meetingPoint, value: plan.meetingPoint },
    { label: w.driver, value: plan.driver },
    { label: w.whoKnows, value: plan.whoKnows },
    { label: w.ifLate, value: plan.ifLate },
  ]);
  if (times.length === 0 && rest.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: w.moveDayHeading },
    ...(times.length === 0 ? [] : [{ kind: 'times', rows: times } as const]),
    ...rest,
  ];
};

const emergency = (language: Language, plan: Plan): DraftBlock[] => {
  const w = paperWords[language];
  return [
    { kind: 'heading', level: 2, text: w.emergencyHeading },
    { kind: 'notice', title: w.emergencyTitle, text: w.emergencyText(plan.codeWord) },
    ...facts([
      ...plan.numbers.map(({ name, number }) => ({ label: name, value: number })),
      { label: w.safeSpot, value: plan.safeSpot },
      { label: w.reserveHousing, value: plan.reserveHousing },
      { label: w.fetchesChildren, value: plan.fetchesChildren },
      { label: w.moneyReserve, value: plan.moneyReserve },
    ]),
  ];
};

const family = (language: Language, plan: Plan): DraftBlock[] => {
  const w = paperWords[language];
  if (plan.family.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: w.familyHeading },
    {
      kind: 'table',
      columns: [
        { text: w.name, share: 3 },
        { text: w.relation, share: 2 },
        { text: w.movesColumn, share: 2 },
        { text: w.contactRules, share: 4 },
        { text: w.ownRisk, share: 4 },
      ],
      rows: plan.family.map(({ name, relation, moves, contact, risk }) => [
        name,
        relation,
        moves === 'undecided' ? w.undecidedMove : w[moves],
        contact,
        risk,
      ]),
    },
  ];
};

const costs = (language: Language, plan: Plan): DraftBlock[] => {
  const w = paperWords[language];
  if (plan.costs.length === 0 && plan.frameOre === null) return [];
  const sums = budget(plan.costs, plan.frameOre);
  const { differenceOre, permille } = sums;
  const size = formatKronor(Math.abs(differenceOre ?? 0));
  const percent = permille === null ? '' : formatPermille(permille);
  const difference = percent === '' ? size : w.share(size, percent);
  return [
    { kind: 'heading', level: 2, text: w.costsHeading },
    ...(plan.costs.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: [
              { text: w.kind, share: 3 },
              { text: w.what, share: 5 },
              { text: w.quantity, align: 'end', share: 2 },
              { text: w.price, align: 'end', share: 3 },
              { text: w.sum, align: 'end', share: 3 },
            ],
            rows: plan.costs.map((line) => [
              w.costs[line.kind],
              line.text,
              writeHundredths(line.quantity),
              formatKronor(line.unitOre),
              formatKronor(lineOre(line)),
            ]),
            total: [w.total, '', '', '', formatKronor(sums.totalOre)],
          } as const,
        ]),
    ...(sums.frameOre === null
      ? []
      : facts([
          { label: w.frame, value: formatKronor(sums.frameOre) },
          { label: sums.isOver ? w.over : w.leftOver, value: difference },
          { label: w.newDecision, value: sums.isOver ? plan.frameNote : '' },
        ])),
    ...(sums.isOver && plan.frameNote === ''
      ? [{ kind: 'notice', title: w.newDecisionTitle, text: w.newDecisionText(size, percent) } as const]
      : []),
  ];
};

/** The plan's sections with their subject areas, in reading order; empty ones are left out. */
export const fullSections = (language: Language, plan: Plan, assessment: Assessment | undefined): Section[] =>
  (
    [
      { subject: 'safety', blocks: purpose(language, plan) },
      { subject: 'housing', blocks: placeBlocks(language, plan) },
      { subject: 'housing', blocks: alternativeBlocks(language, plan) },
      { subject: 'housing', blocks: checklist(language, plan) },
      { subject: 'safety', blocks: moveDay(language, plan) },
      { subject: 'safety', blocks: emergency(language, plan) },
      { subject: 'family', blocks: family(language, plan) },
      { subject: 'finances', blocks: costs(language, plan) },
      { subject: 'safety', blocks: assessment ? assessmentBlocks(assessment, language) : [] },
    ] as const satisfies readonly Section[]
  ).filter(({ blocks }) => blocks.length > 0);

/** The head of a numbered copy. */
export const fullHead = (language: Language, plan: Plan, copy: number): FullContent => {
  const w = paperWords[language];
  return {
    kind: 'head',
    title: w.title(plan.caseNumber),
    subtitle: w.subtitle(plan.version, plan.today),
    copy: w.copy(copy),
    locked: { title: w.lockedTitle, text: w.lockedText },
    caseNumber: plan.caseNumber,
    fileName: w.fileName,
  };
};

/** The numbered full version, made of what passed the gate; headings are numbered without a gap. */
export const fullPaper = (frame: PaperFrame, today: Paper['name']['date'], allowed: readonly Cleared<FullContent>[]): Paper => {
  const head = allowed.find((one) => one.kind === 'head');
  if (!head) throw new Error('the own unit hears everything');
  let number = 0;
  return {
    ...frame,
    title: head.title,
    subtitle: head.subtitle,
    header: { ...frame.header, copy: head.copy },
    blocks: [
      { kind: 'notice', ...head.locked },
      ...allowed
        .flatMap((one) => (one.kind === 'section' ? one.blocks : []))
        .map((block): Block => {
          if (block.kind !== 'heading' || block.level !== 2) return block;
          number += 1;
          return { ...block, number };
        }),
    ],
    name: { kind: head.fileName, date: today, caseNumber: head.caseNumber },
  };
};
