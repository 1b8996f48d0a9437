import type { ThreatLevel } from '../../base/terms.ts';
import termsEn from '../../base/terms/en.json' with { type: 'json' };
import termsSv from '../../base/terms/sv.json' with { type: 'json' };
import type { DraftBlock, Paper } from '../../papers/paper.ts';
import type { Assessment } from './contract.ts';

const terms = { sv: termsSv, en: termsEn } as const;

const words = {
  sv: {
    title: 'Hot- och riskbedömning',
    number: 'Bedömning',
    decidedOn: 'Beslutad',
    coAssessor: 'Medbedömare',
    confidence: 'Bedömningens tillförlitlighet',
    reassessOn: 'Ny bedömning senast',
    actors: 'Hotaktörer',
    pseudonym: 'Benämning',
    relation: 'Relation',
    motive: 'Motiv',
    capability: 'Förmåga',
    intent: 'Avsikt',
    opportunity: 'Tillfälle',
    vulnerabilities: 'Sårbarhet',
    protectiveFactors: 'Skyddsfaktorer',
    triggers: 'Platser, tider och utlösande händelser',
    scenario: 'Scenario',
    level: 'Hotnivå',
    decision: 'Beslut om hotnivå',
    suggestion: (l: number, c: number, level: string) =>
      `Sannolikhet ${String(l)} av 5, konsekvens ${String(c)} av 5. Vägledande nivå: ${level}.`,
    deviation: 'Skäl för avvikelse:',
    sources: 'Källor',
    source: 'Källa',
    reliability: 'Tillförlitlighet',
    measures: 'Skyddsåtgärder',
    measure: 'Åtgärd',
    kind: 'Slag',
    responsible: 'Ansvarig',
    done: 'Klar',
    defensive: 'Defensiv',
    supportive: 'Stödjande',
  },
  en: {
    title: 'Threat and risk assessment',
    number: 'Assessment',
    decidedOn: 'Decided',
    coAssessor: 'Co-assessor',
    confidence: 'Confidence of the assessment',
    reassessOn: 'Reassess by',
    actors: 'Threat actors',
    pseudonym: 'Pseudonym',
    relation: 'Relation',
    motive: 'Motive',
    capability: 'Capability',
    intent: 'Intent',
    opportunity: 'Opportunity',
    vulnerabilities: 'Vulnerability',
    protectiveFactors: 'Protective factors',
    triggers: 'Places, times and triggers',
    scenario: 'Scenario',
    level: 'Threat level',
    decision: 'Decision on threat level',
    suggestion: (l: number, c: number, level: string) =>
      `Likelihood ${String(l)} of 5, consequence ${String(c)} of 5. Guiding level: ${level}.`,
    deviation: 'Reason for departing from it:',
    sources: 'Sources',
    source: 'Source',
    reliability: 'Reliability',
    measures: 'Protective measures',
    measure: 'Measure',
    kind: 'Kind',
    responsible: 'Owner',
    done: 'Done',
    defensive: 'Defensive',
    supportive: 'Supportive',
  },
} as const;

const factorNames = ['capability', 'intent', 'opportunity', 'vulnerabilities', 'protectiveFactors', 'triggers', 'scenario'] as const;

/**
 * One assessment whole, for papers of the own unit: the decider is shown with the level, the suggestion only explains it.
 * Threat actors are shown by their pseudonyms. The caller handles what passes the gate and for whom.
 */
export const assessmentBlocks = (assessment: Assessment, language: Paper['language']): DraftBlock[] => {
  const w = words[language];
  const levelWord = (level: ThreatLevel): string => terms[language][`term.threat.${level}`];
  const suggestion = w.suggestion(assessment.likelihood, assessment.consequence, levelWord(assessment.suggestedLevel));
  const { deviationReason } = assessment;
  return [
    { kind: 'heading', level: 2, text: w.title },
    {
      kind: 'decision',
      label: w.decision,
      text: `${levelWord(assessment.level)}. ${suggestion}${deviationReason === '' ? '' : ` ${w.deviation} ${deviationReason}`}`,
      by: assessment.decidedBy,
    },
    {
      kind: 'facts',
      rows: [
        { label: w.number, value: String(assessment.number) },
        { label: w.decidedOn, value: assessment.decidedOn },
        ...(assessment.coAssessor === '' ? [] : [{ label: w.coAssessor, value: assessment.coAssessor }]),
        { label: w.confidence, value: terms[language][`term.confidence.${assessment.confidence}`] },
        { label: w.reassessOn, value: assessment.reassessOn },
      ],
    },
    ...table(
      w.actors,
      [w.pseudonym, w.relation, w.motive],
      assessment.actors.map(({ pseudonym, relation, motive }) => [pseudonym, relation, motive]),
    ),
    ...factorNames.flatMap((name): DraftBlock[] =>
      assessment[name] === '' ? [] : [{ kind: 'paragraph', lead: w[name], text: assessment[name] }],
    ),
    ...table(
      w.sources,
      [w.source, w.reliability],
      assessment.sources.map(({ text, reliability }) => [text, terms[language][`term.confidence.${reliability}`]]),
    ),
    ...table(
      w.measures,
      [w.measure, w.kind, w.responsible, w.done],
      assessment.measures.map(({ text, kind, responsible, doneOn }) => [text, w[kind], responsible, doneOn ?? '–']),
    ),
  ];
};

/** A heading and a table, or nothing when there is nothing to list. */
const table = (heading: string, columns: readonly string[], rows: readonly (readonly string[])[]): DraftBlock[] =>
  rows.length === 0
    ? []
    : [
        { kind: 'heading', level: 3, text: heading },
        { kind: 'table', columns: columns.map((text) => ({ text })), rows },
      ];
