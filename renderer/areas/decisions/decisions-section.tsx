import { Eye } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Decision } from '../../../electron/areas/decisions/contract.ts';
import { fieldsOf } from '../../../electron/areas/decisions/rules.ts';
import { client } from '../../client/client.ts';
import { useRead } from '../../client/queries.ts';
import { saving } from '../../client/saving-call.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { showToast } from '../../state/toasts.ts';
import { Badge } from '../../ui/marks/badge.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { ListCard, ListRow } from '../../ui/lists/list-card.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { useDecisionWords } from './words.ts';
import s from '../settings/settings.module.css';

const window = 50;

/** What was decided about what may be told to whom: with before and after, by whom, and what is still to be seen. */
export const DecisionsSection = () => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const words = useDecisionWords();
  const { sentence } = useFailure();
  const [offset, setOffset] = useState(0);
  const { data, error } = useRead('decisions', 'list', { offset, limit: window });
  if (error) return <ErrorState failure={error.failure} />;
  if (!data) return <Loading />;
  const seen = async ({ id }: Decision): Promise<void> => {
    const answer = await saving(client.decisions.markSeen({ id }));
    if (!answer.ok) showToast(sentence(answer.error), { tone: 'error' });
  };
  const by = ({ decidedBy, signedBy, decidedAt }: Decision): string =>
    signedBy === null
      ? formatMessage({ id: 'decisions.by-one' }, { name: decidedBy, time: format.instant(decidedAt) })
      : formatMessage({ id: 'decisions.by-two' }, { name: decidedBy, other: signedBy, time: format.instant(decidedAt) });
  const below = (one: Decision): readonly string[] => [
    ...fieldsOf(one).map((field) => words.change(field, one.before[field], one.after[field])),
    ...(one.caseId === null ? [] : [formatMessage({ id: 'decisions.in-case' })]),
    by(one),
  ];
  return (
    <>
      <p className={s['lead']}>{formatMessage({ id: 'decisions.lead' })}</p>
      {data.total === 0 ? (
        <EmptyState icon={Eye} title={formatMessage({ id: 'decisions.none' })} text={formatMessage({ id: 'decisions.none-text' })} />
      ) : (
        <ListCard label={formatMessage({ id: 'settings.section.decisions' })}>
          {data.decisions.map((one) => (
            <ListRow
              key={one.id}
              what={words.what(one.kind)}
              detail={one.caseNumber ?? one.subject}
              below={below(one)}
              {...(one.isUnseen ? { date: <Badge tone="accent">{formatMessage({ id: 'decisions.unseen' })}</Badge> } : {})}
              {...(one.isUnseen
                ? {
                    action: (
                      <Button
                        size="small"
                        icon={Eye}
                        aria-label={formatMessage(
                          { id: 'decisions.seen-of' },
                          { what: words.what(one.kind), subject: one.caseNumber ?? one.subject },
                        )}
                        onPress={() => void seen(one)}
                      >
                        {formatMessage({ id: 'decisions.seen' })}
                      </Button>
                    ),
                  }
                : {})}
            />
          ))}
        </ListCard>
      )}
      {data.total > offset + window && (
        <Button onPress={() => setOffset(offset + window)}>{formatMessage({ id: 'decisions.older' })}</Button>
      )}
      {offset > 0 && <Button onPress={() => setOffset(Math.max(0, offset - window))}>{formatMessage({ id: 'decisions.newer' })}</Button>}
    </>
  );
};
