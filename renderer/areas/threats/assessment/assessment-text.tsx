import { useIntl } from 'react-intl';
import type { Assessment } from '../../../../electron/areas/threats/contract.ts';
import { scale } from '../../../../electron/areas/threats/rules.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTerm } from '../../../i18n/term.ts';
import { KeyValues, type KeyValue } from '../../../ui/lists/key-values.tsx';
import { RiskBadge } from '../../../ui/marks/risk-badge.tsx';
import s from '../threats.module.css';

const factors = ['capability', 'intent', 'opportunity', 'vulnerabilities', 'protectiveFactors', 'triggers'] as const;

/** One assessment to be read whole, as it was decided. */
export const AssessmentText = ({ assessment }: { readonly assessment: Assessment }) => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  const format = useFormat();
  const graded = (name: 'likelihood' | 'consequence'): string => {
    const grade = scale.find((each) => each === assessment[name]);
    return grade === undefined ? '' : formatMessage({ id: `threats.${name}-${grade}` });
  };
  const text = (id: string, key: string, value: string): KeyValue[] =>
    value === '' ? [] : [{ id, key, value: <span className={s['written']}>{value}</span> }];
  const list = (id: string, key: string, lines: readonly string[]): KeyValue[] =>
    lines.length === 0
      ? []
      : [
          {
            id,
            key,
            value: (
              <ul className={s['lines']}>
                {lines.map((line, index) => (
                  <li key={index}>{line}</li>
                ))}
              </ul>
            ),
          },
        ];
  return (
    <KeyValues
      isStacked
      items={[
        {
          id: 'level',
          key: formatMessage({ id: 'threats.level' }),
          value: (
            <span className={s['levels']}>
              <RiskBadge level={assessment.level} />
              {formatMessage({ id: 'threats.decided-by-line' }, { by: assessment.decidedBy })}
              <span className={s['quiet']}>
                {formatMessage({ id: 'threats.suggested-line' }, { level: term('threat', assessment.suggestedLevel).toLocaleLowerCase() })}
              </span>
            </span>
          ),
        },
        ...text('deviation', formatMessage({ id: 'threats.deviation-reason' }), assessment.deviationReason),
        ...text('scenario', formatMessage({ id: 'threats.scenario' }), assessment.scenario),
        ...list(
          'actors',
          formatMessage({ id: 'threats.actors' }),
          assessment.actors.map(({ pseudonym, relation, motive }) =>
            [pseudonym, relation, motive].filter((words) => words !== '').join(' · '),
          ),
        ),
        ...factors.flatMap((name) => text(name, formatMessage({ id: `threats.${name}` }), assessment[name])),
        {
          id: 'grades',
          key: formatMessage({ id: 'threats.grades' }),
          value: formatMessage({ id: 'threats.grades-line' }, { likelihood: graded('likelihood'), consequence: graded('consequence') }),
        },
        ...text('confidence', formatMessage({ id: 'threats.confidence' }), term('confidence', assessment.confidence)),
        ...list(
          'sources',
          formatMessage({ id: 'threats.sources' }),
          assessment.sources.map((source) =>
            formatMessage(
              { id: 'threats.source-line' },
              { text: source.text, reliability: term('confidence', source.reliability).toLocaleLowerCase() },
            ),
          ),
        ),
        ...list(
          'measures',
          formatMessage({ id: 'threats.measures' }),
          assessment.measures.map(({ text: what, responsible, doneOn }) =>
            [what, responsible, ...(doneOn === null ? [] : [formatMessage({ id: 'threats.done-on' }, { date: doneOn })])].join(' · '),
          ),
        ),
        ...text('co', formatMessage({ id: 'threats.co-assessor' }), assessment.coAssessor),
        ...text('reassess', formatMessage({ id: 'threats.reassess-on' }), assessment.reassessOn),
        ...text(
          'recorded',
          formatMessage({ id: 'threats.recorded' }),
          formatMessage({ id: 'threats.recorded-line' }, { by: assessment.recordedBy, at: format.instant(assessment.recordedAt) }),
        ),
      ]}
    />
  );
};
