import { useIntl } from 'react-intl';
import type { Measure } from '../../../electron/areas/threats/contract.ts';
import type { Id } from '../../../electron/base/ids.ts';
import { client } from '../../client/client.ts';
import { useFailure } from '../../i18n/failure.ts';
import { showToast } from '../../state/toasts.ts';
import { Card } from '../../ui/page/card.tsx';
import { Checkbox } from '../../ui/fields/checkbox.tsx';
import { Section } from '../../ui/page/section.tsx';

/** What the assessment decided to do, ticked off as it is done. */
export const MeasureList = ({ caseId, measures }: { readonly caseId: Id; readonly measures: readonly Measure[] }) => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const mark = async ({ id, version }: Measure, done: boolean) => {
    const answer = await client.threats.markMeasure({ caseId, id, version, done });
    if (!answer.ok) showToast(sentence(answer.error), { tone: 'error' });
  };
  const done = measures.filter(({ doneOn }) => doneOn !== null).length;
  return (
    <Section
      label={formatMessage({ id: 'threats.measures' })}
      aside={formatMessage({ id: 'common.doneOfTotal' }, { done, total: measures.length })}
    >
      <Card>
        {measures.map((measure) => (
          <Checkbox
            key={measure.id}
            isSelected={measure.doneOn !== null}
            onChange={(isDone) => void mark(measure, isDone)}
            note={[
              measure.responsible,
              formatMessage({ id: `threats.kind-${measure.kind}` }),
              ...(measure.doneOn === null ? [] : [formatMessage({ id: 'threats.done-on' }, { date: measure.doneOn })]),
            ].join(' · ')}
          >
            {measure.text}
          </Checkbox>
        ))}
      </Card>
    </Section>
  );
};
