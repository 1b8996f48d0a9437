import { Plus } from 'lucide-react';
import { useIntl } from 'react-intl';
import { client } from '../../../client/client.ts';
import { useDraft } from '../../../client/use-draft.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { Icon } from '../../../ui/marks/icon.tsx';
import { Kbd } from '../../../ui/controls/kbd.tsx';
import { inTurn } from '../meeting-calls.ts';
import { newItemKey } from '../room/use-entry-draft.ts';
import s from './agenda-table.module.css';

type NewItemProps = { readonly meetingId: string; readonly columns: number; readonly onAdded: (itemId: string) => void };

/** The last row: what is written here becomes an item with Enter. It has no subject until one is chosen. */
export const NewItem = ({ meetingId, columns, onAdded }: NewItemProps) => {
  const { formatMessage } = useIntl();
  const { field, sentence } = useFailure();
  const draft = useDraft<string>(newItemKey(meetingId), '');
  const { failure, submit } = useSubmit();
  const add = async (): Promise<void> => {
    const typed = draft.latest();
    if (typed.trim() === '') return;
    const answer = await submit(() =>
      inTurn(meetingId, () =>
        client.meetings.addItem({
          meetingId,
          title: typed.trim(),
          subject: null,
          restriction: 'none',
          cases: null,
          at: null,
          followsActionId: null,
        }),
      ),
    );
    if (!answer?.ok) return;
    const added = answer.value.items.at(-1);
    // Selected as soon as it exists: a quick user would otherwise give the previous item a subject.
    if (added) onAdded(added.id);
    // Whoever is quicker still has begun the next.
    if (draft.latest() !== typed) return;
    draft.set('');
    await draft.discard();
  };
  const write = (text: string): void => {
    draft.set(text);
    if (text.trim() === '') void draft.discard();
  };
  const problem = failure && (field(failure, 'title') ?? sentence(failure));
  return (
    <tr>
      <td colSpan={columns} className={s['new']}>
        <div className={s['newField']}>
          <Icon of={Plus} />
          <input
            aria-label={formatMessage({ id: 'meetings.item.new' })}
            aria-invalid={failure !== null}
            placeholder={formatMessage({ id: 'meetings.item.new' })}
            autoComplete="off"
            value={draft.value}
            onChange={(event) => write(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && void add()}
          />
          <Kbd>Enter</Kbd>
        </div>
        {problem && <p role="alert">{problem}</p>}
      </td>
    </tr>
  );
};
