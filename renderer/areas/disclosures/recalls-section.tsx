import { Undo2 } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { RecallEntry } from '../../../electron/areas/disclosures/contract.ts';
import type { Id } from '../../../electron/base/ids.ts';
import { client } from '../../client/client.ts';
import { useRead } from '../../client/queries.ts';
import { saving } from '../../client/saving-call.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Cluster } from '../../ui/page/columns.tsx';
import { ListCard, ListRow } from '../../ui/lists/list-card.tsx';
import { Section } from '../../ui/page/section.tsx';
import s from './documents-tab.module.css';
import { useKindWord } from './use-kind-word.ts';

/** Who holds something that a withdrawal took the ground from: a letter each, ticked off when they have been told. */
export const RecallsSection = ({ caseId }: { readonly caseId: Id }) => {
  const { formatMessage, formatList } = useIntl();
  const format = useFormat();
  const { sentence } = useFailure();
  const kindWord = useKindWord();
  const recalls = useRead('disclosures', 'recalls', { caseId });
  if (!recalls.data || recalls.data.length === 0) return null;

  const letter = async ({ agencyId }: RecallEntry): Promise<void> => {
    const answer = await client.disclosures.recallLetter({ caseId, agencyId, as: 'pdf' });
    if (!answer.ok) showToast(sentence(answer.error), { tone: 'error' });
    else if (answer.value.left) showToast(formatMessage({ id: 'disclosures.saved' }, { name: answer.value.name }));
  };
  const sent = async ({ agencyId, agency }: RecallEntry): Promise<void> => {
    const answer = await saving(client.disclosures.recallSent({ caseId, agencyId }));
    if (answer.ok) showToast(formatMessage({ id: 'disclosures.recalls.done' }, { agency }));
    else showToast(sentence(answer.error), { tone: 'error' });
  };
  const detail = ({ documents }: RecallEntry): string =>
    formatMessage(
      { id: 'disclosures.recalls.documents' },
      {
        count: documents.length,
        documents: formatList([...new Set(documents.map((one) => kindWord(one.document)))]),
        dates: formatList([...new Set(documents.map((one) => format.instant(one.leftAt)))]),
      },
    );
  return (
    <Section label={formatMessage({ id: 'disclosures.recalls' })} tone="late">
      <p className={s['lead']}>{formatMessage({ id: 'disclosures.recalls.text' })}</p>
      <ListCard label={formatMessage({ id: 'disclosures.recalls' })}>
        {recalls.data.map((recall) => (
          <ListRow
            key={recall.agencyId}
            icon={Undo2}
            what={recall.agency}
            below={[
              `${detail(recall)} · ${formatMessage({ id: 'disclosures.recalls.since' }, { time: format.instant(recall.withdrawnAt) })}`,
            ]}
            action={
              <Cluster>
                <Button
                  size="small"
                  aria-label={formatMessage({ id: 'disclosures.recalls.letter' }, { agency: recall.agency })}
                  onPress={() => void letter(recall)}
                >
                  {formatMessage({ id: 'disclosures.recalls.letter' }, { agency: recall.agency })}
                </Button>
                <Button
                  size="small"
                  aria-label={formatMessage({ id: 'disclosures.recalls.mark' }, { agency: recall.agency })}
                  onPress={() => void sent(recall)}
                >
                  {formatMessage({ id: 'disclosures.recalls.sent' })}
                </Button>
              </Cluster>
            }
          />
        ))}
      </ListCard>
    </Section>
  );
};
