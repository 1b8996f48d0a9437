import { Split } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { KeepApart } from '../../../electron/areas/network/contract.ts';
import { client } from '../../client/client.ts';
import { useRead } from '../../client/queries.ts';
import { saving } from '../../client/saving-call.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useSession } from '../../state/session.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Cluster } from '../../ui/page/columns.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ListCard, ListRow } from '../../ui/lists/list-card.tsx';
import { Section } from '../../ui/page/section.tsx';
import { KeepApartDialog } from './keep-apart-dialog.tsx';

type KeepApartSectionProps = { readonly caseId: string; readonly isEnded: boolean };

/** The cases this one may not be brought together with. It does not show which they are; the manager may ask. */
export const KeepApartSection = ({ caseId, isEnded }: KeepApartSectionProps) => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const { data: rows } = useRead('network', 'list', { caseId });
  const session = useSession((state) => state.state);
  const isManager = session.kind === 'open' && session.user.role === 'manager';
  const [adding, setAdding] = useState(false);
  if (!rows) return null;
  const isEmpty = rows.length === 0;

  const end = async ({ id, version }: KeepApart): Promise<void> => {
    const answer = await saving(client.network.end({ caseId, id, version }));
    if (answer.ok)
      showToast(formatMessage({ id: 'network.keepApart.ended' }), { onUndo: () => void saving(client.network.restore({ caseId, id })) });
    else showToast(sentence(answer.error), { tone: 'error' });
  };
  const reveal = async ({ id }: KeepApart): Promise<void> => {
    const answer = await saving(client.network.reveal({ caseId, id }));
    showToast(
      answer.ok ? formatMessage({ id: 'network.keepApart.revealed' }, { number: answer.value.caseNumber }) : sentence(answer.error),
    );
  };
  const add = (
    <Button size={isEmpty ? 'normal' : 'small'} isDisabled={isEnded} onPress={() => setAdding(true)}>
      {formatMessage({ id: 'network.keepApart.add' })}
    </Button>
  );
  return (
    <Section label={formatMessage({ id: 'network.keepApart' })} {...(isEmpty ? {} : { aside: add })}>
      {isEmpty ? (
        <EmptyState
          icon={Split}
          title={formatMessage({ id: 'network.keepApart.none' })}
          text={formatMessage({ id: 'network.keepApart.noneText' })}
          action={add}
        />
      ) : (
        <ListCard>
          {rows.map((row) => (
            <ListRow
              key={row.id}
              what={formatMessage({ id: 'network.keepApart.other' })}
              below={[
                row.reason ?? formatMessage({ id: 'network.keepApart.fromOther' }),
                row.until === null
                  ? formatMessage({ id: 'network.keepApart.since' }, { since: row.since })
                  : formatMessage({ id: 'network.keepApart.period' }, { since: row.since, until: row.until }),
              ]}
              action={
                <Cluster>
                  {isManager && (
                    <Button size="small" onPress={() => void reveal(row)}>
                      {formatMessage({ id: 'network.keepApart.reveal' })}
                    </Button>
                  )}
                  <Button size="small" variant="quiet" isDisabled={isEnded} onPress={() => void end(row)}>
                    {formatMessage({ id: 'network.keepApart.end' })}
                  </Button>
                </Cluster>
              }
            />
          ))}
        </ListCard>
      )}
      {adding && <KeepApartDialog caseId={caseId} onDone={() => setAdding(false)} />}
    </Section>
  );
};
