import { useIntl } from 'react-intl';
import { needsReason, scale, suggestedLevel, type Grade } from '../../../../electron/areas/threats/rules.ts';
import { confidences, threatLevels } from '../../../../electron/base/terms.ts';
import { useTerm } from '../../../i18n/term.ts';
import { FieldPair } from '../../../ui/page/columns.tsx';
import { RadioGroup } from '../../../ui/fields/radio-group.tsx';
import { RiskBadge } from '../../../ui/marks/risk-badge.tsx';
import { TextArea } from '../../../ui/fields/text-field.tsx';
import type { FormPart } from './assessment-form.tsx';
import s from '../threats.module.css';

const gradeOf = (text: string): Grade => scale.find((grade) => String(grade) === text) ?? 1;

/** Likelihood and consequence, what they suggest, and the level that a person sets. */
export const JudgementFields = ({ form, set, problem }: FormPart) => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  const [likelihood, consequence] = [scale.find((g) => g === form.likelihood), scale.find((g) => g === form.consequence)];
  const suggested = likelihood && consequence ? suggestedLevel(likelihood, consequence) : null;
  const graded = (name: 'likelihood' | 'consequence') => (
    <RadioGroup
      label={formatMessage({ id: `threats.${name}` })}
      options={scale.map((grade) => ({ value: String(grade), label: formatMessage({ id: `threats.${name}-${grade}` }) }))}
      value={form[name] === null ? null : String(form[name])}
      onChange={(value) => set({ [name]: gradeOf(value) })}
      error={problem(name)}
    />
  );
  return (
    <div className={s['fields']}>
      <FieldPair>
        {graded('likelihood')}
        {graded('consequence')}
      </FieldPair>
      <div className={s['suggestion']} role="status" aria-label={formatMessage({ id: 'threats.suggestion' })}>
        {suggested === null ? (
          <p>{formatMessage({ id: 'threats.no-suggestion' })}</p>
        ) : (
          <p>
            {formatMessage({ id: 'threats.suggestion' })} <RiskBadge level={suggested} />
          </p>
        )}
        <p className={s['quiet']}>{formatMessage({ id: 'threats.person-decides' })}</p>
      </div>
      <RadioGroup
        label={formatMessage({ id: 'threats.level' })}
        options={threatLevels.map((level) => ({ value: level, label: term('threat', level) }))}
        value={form.level}
        onChange={(level) => set({ level })}
        isRow
        error={problem('level')}
      />
      {needsReason(form.likelihood, form.consequence, form.level) && (
        <TextArea
          rows={2}
          label={formatMessage({ id: 'threats.deviation-reason' })}
          description={formatMessage({ id: 'threats.deviation-help' })}
          limit={2000}
          value={form.deviationReason}
          onChange={(deviationReason) => set({ deviationReason })}
          error={problem('deviationReason')}
        />
      )}
      <RadioGroup
        label={formatMessage({ id: 'threats.confidence' })}
        description={formatMessage({ id: 'threats.confidence-help' })}
        options={confidences.map((value) => ({ value, label: term('confidence', value) }))}
        value={form.confidence}
        onChange={(confidence) => set({ confidence })}
        isRow
        error={problem('confidence')}
      />
    </div>
  );
};
