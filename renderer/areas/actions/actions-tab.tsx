import { Check, CircleCheck, ListTodo } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Action } from '../../../electron/areas/actions/contract.ts';
import { actionState } from '../../../electron/areas/actions/rules.ts';
import { dateAt } from '../../../electron/base/dates.ts';
import { client } from '../../client/client.ts';
import { useRead } from '../../client/queries.ts';
import { saving } from '../../client/saving-call.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { useItemWords } from '../../i18n/item-words.ts';
import { useToday } from '../../state/session.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Chips } from '../../ui/controls/chips.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { ListCard, ListRow } from '../../ui/lists/list-card.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Section } from '../../ui/page/section.tsx';
import { WarningStrip } from '../../ui/page/warning-strip.tsx';
import s from './actions.module.css';

const everybody = 'all';
const own = 'own-unit';

const ownerKey = (one: Action): string => one.ownerAgencyId ?? own;

/** What has been promised about a participant: late first, by owner on request; marked done with one press, and undone with another. */
export const ActionsTab = ({ caseId }: { readonly caseId: string }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const words = useItemWords();
  const { sentence } = useFailure();
  const today = useToday();
  const [owner, setOwner] = useState(everybody);
  const { data: actions, error, refetch } = useRead('actions', 'list', { caseId });
  const { data: withheld } = useRead('actions', 'withheld', { caseId });
  if (error) return <ErrorState failure={error.failure} onRetry={() => void refetch()} />;
  if (!actions) return <Loading />;
  const others =
    withheld === undefined || withheld.count === 0 ? null : (
      <WarningStrip lead={formatMessage({ id: 'actions.withheld.lead' }, { count: withheld.count })}>
        {formatMessage({ id: 'actions.withheld.text' })}
      </WarningStrip>
    );
  if (actions.length === 0)
    return (
      others ?? (
        <EmptyState
          icon={ListTodo}
          title={formatMessage({ id: 'actions.empty.title' })}
          text={formatMessage({ id: 'actions.empty.text' })}
        />
      )
    );

  const setDone = async (action: Pick<Action, 'id' | 'version'>, isDone: boolean): Promise<void> => {
    const answer = await saving(client.actions.setDone({ caseId, id: action.id, version: action.version, isDone }));
    if (!answer.ok) {
      showToast(sentence(answer.error), { tone: 'error' });
      return;
    }
    const { id, version } = answer.value;
    if (isDone) showToast(formatMessage({ id: 'actions.marked' }), { onUndo: () => void setDone({ id, version }, false) });
  };
  const name = (one: Action): string => one.ownerAgency ?? formatMessage({ id: 'meetings.ownUnit' });
  const owners = [...new Map(actions.map((one) => [ownerKey(one), name(one)]))];
  const shown = actions.filter((one) => owner === everybody || ownerKey(one) === owner);
  const row = (one: Action) => {
    const isDone = one.doneAt !== null;
    const who = [name(one), one.ownerName].filter((part) => part !== '').join(', ');
    return (
      <ListRow
        key={one.id}
        icon={isDone ? CircleCheck : ListTodo}
        what={one.what}
        detail={[who, words.title(one.origin), words.subject(one.subject)].join(' · ')}
        date={isDone ? format.day(dateAt(one.doneAt ?? '')) : format.due(one.dueOn, today)}
        action={
          isDone ? (
            <Button
              size="small"
              aria-label={formatMessage({ id: 'actions.undo.what' }, { what: one.what })}
              onPress={() => void setDone(one, false)}
            >
              {formatMessage({ id: 'actions.undo' })}
            </Button>
          ) : (
            <Button
              size="small"
              icon={Check}
              aria-label={formatMessage({ id: 'actions.done.what' }, { what: one.what })}
              onPress={() => void setDone(one, true)}
            >
              {formatMessage({ id: 'actions.done' })}
            </Button>
          )
        }
      />
    );
  };
  const groups = [
    { id: 'late', list: shown.filter((one) => actionState(one, today) === 'late') },
    { id: 'open', list: shown.filter((one) => ['soon', 'open'].includes(actionState(one, today))) },
    { id: 'done', list: shown.filter((one) => one.doneAt !== null) },
  ] as const;
  return (
    <>
      {others}
      {owners.length > 1 && (
        <div className={s['owners']}>
          <Chips
            label={formatMessage({ id: 'actions.owner' })}
            options={[
              { value: everybody, label: formatMessage({ id: 'common.all' }) },
              ...owners.map(([value, label]) => ({ value, label })),
            ]}
            value={owner}
            onChange={setOwner}
          />
        </div>
      )}
      {groups.map(
        ({ id, list }) =>
          list.length > 0 && (
            <Section key={id} label={formatMessage({ id: `actions.group.${id}` })} tone={id === 'late' ? 'late' : 'normal'}>
              <ListCard>{list.map(row)}</ListCard>
            </Section>
          ),
      )}
    </>
  );
};
