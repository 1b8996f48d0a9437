import { Scale } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Id } from '../../../../electron/base/ids.ts';
import { client } from '../../../client/client.ts';
import { useRead } from '../../../client/queries.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useFormat } from '../../../i18n/format.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import { Section } from '../../../ui/page/section.tsx';

/** Every decision that rested on a ground other than consent, given or refused. */
export const UsesSection = ({ caseId }: { readonly caseId: Id }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const { sentence } = useFailure();
  const uses = useRead('disclosures', 'uses', { caseId });
  if (!uses.data || uses.data.length === 0) return null;
  const record = async (useId: Id): Promise<void> => {
    const answer = await client.disclosures.groundRecord({ caseId, useId, as: 'pdf' });
    if (!answer.ok) showToast(sentence(answer.error), { tone: 'error' });
    else if (answer.value.left) showToast(formatMessage({ id: 'disclosures.saved' }, { name: answer.value.name }));
  };
  return (
    <Section label={formatMessage({ id: 'disclosures.uses' })}>
      <ListCard label={formatMessage({ id: 'disclosures.uses' })}>
        {uses.data.map((use) => (
          <ListRow
            key={use.id}
            icon={Scale}
            what={use.name}
            detail={`${formatMessage({ id: 'disclosures.uses.detail' }, { paragraph: use.paragraph, recipient: use.recipient, decider: use.decider })} · ${formatMessage({ id: `disclosures.uses.outcome.${use.outcome}` })}`}
            date={format.instant(use.decidedAt)}
            action={
              use.form === 'decision' && (
                <Button size="small" onPress={() => void record(use.id)}>
                  {formatMessage({ id: 'disclosures.uses.record' })}
                </Button>
              )
            }
          />
        ))}
      </ListCard>
    </Section>
  );
};
