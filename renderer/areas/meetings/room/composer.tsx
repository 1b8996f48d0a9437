import { Plus } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useIntl } from 'react-intl';
import type { Item, Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { useRead } from '../../../client/queries.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useToday } from '../../../state/session.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Chips } from '../../../ui/controls/chips.tsx';
import { DateField } from '../../../ui/fields/date-field.tsx';
import { Kbd } from '../../../ui/controls/kbd.tsx';
import { chordLabel } from '../../../ui/keys.ts';
import { Select } from '../../../ui/fields/select.tsx';
import { TextArea, TextField } from '../../../ui/fields/text-field.tsx';
import { DraftState } from '../../drafts/draft-state.tsx';
import { entryKinds, fieldOf, withEntry, type Entry } from './entries.ts';
import { changeItem } from '../meeting-calls.ts';
import { ownerWarning } from './owners.ts';
import type { EntryDraft } from './use-entry-draft.ts';
import s from '../meetings.module.css';

const own = 'own-unit';

/** What is written under an item: a fact or a judgment with its source, a decision with its decider, an action with owner and date. */
export const Composer = ({ meeting, item, draft }: { readonly meeting: Meeting; readonly item: Item; readonly draft: EntryDraft }) => {
  const { formatMessage } = useIntl();
  const { problem, general } = useFailure();
  const today = useToday();
  const { data: agencies = [] } = useRead('settings', 'agencies', {});
  const { data: ownerCover = [] } = useRead('meetings', 'ownerCover', { meetingId: meeting.id });
  const { failure: refused, isPending, submit, clear } = useSubmit();
  const [sent, setSent] = useState<Pick<Entry, 'kind' | 'id'> | null>(null);
  const { value: entry, set } = draft;
  // A refusal is about what was sent: another kind has other fields, and another entry other words.
  const failure = sent?.kind === entry.kind && sent.id === entry.id ? refused : null;
  const error = (name: ReturnType<typeof fieldOf>): string | undefined => {
    const code = Object.entries(failure?.fields ?? {}).find(([field]) => fieldOf(field) === name)?.[1];
    return code === undefined ? undefined : problem(code);
  };
  const add = async (): Promise<void> => {
    const id = entry.id === '' ? crypto.randomUUID() : entry.id;
    setSent({ kind: entry.kind, id: entry.id });
    const answer = await submit(() => changeItem(meeting.id, item.id, (now) => withEntry(now, { ...entry, id })));
    if (!answer) return;
    // What was typed on meanwhile stays.
    if (answer.ok && draft.latest() === entry) await draft.reset(entry.kind);
    document.getElementById('entry-text')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void add();
  };
  const ownerName = agencies.find((one) => one.id === entry.ownerAgencyId)?.name ?? '';
  const warning = ownerWarning(entry.ownerAgencyId, item.id, meeting, ownerCover);
  const isBeforeMeeting = entry.dueOn !== null && entry.dueOn < meeting.date;
  return (
    <form
      className={s['composer']}
      aria-label={formatMessage({ id: 'meetings.entry.new' })}
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      <Chips
        label={formatMessage({ id: 'meetings.entry.kind' })}
        options={entryKinds.map((kind) => ({ value: kind, label: formatMessage({ id: `meetings.entry.${kind}` }) }))}
        value={entry.kind}
        onChange={(kind) => {
          clear();
          set({ kind });
        }}
      />
      <TextArea
        id="entry-text"
        rows={2}
        label={formatMessage({ id: `meetings.entry.text.${entry.kind}` })}
        limit={entry.kind === 'action' ? 500 : entry.kind === 'decision' ? 2000 : 100_000}
        value={entry.text}
        error={error('text') ?? general(failure)}
        onChange={(text) => set({ text })}
      />
      <div className={s['composerRow']}>
        {entry.kind === 'action' && (
          <Select
            label={formatMessage({ id: 'meetings.entry.owner' })}
            value={entry.ownerAgencyId ?? own}
            error={error('owner')}
            description={warning === null ? undefined : formatMessage({ id: `meetings.owner.${warning}` }, { agency: ownerName })}
            options={[
              { value: own, label: formatMessage({ id: 'meetings.ownUnit' }) },
              ...agencies.filter((agency) => agency.active).map((agency) => ({ value: agency.id, label: agency.name })),
            ]}
            onChange={(id) => set({ ownerAgencyId: id === own ? null : id })}
          />
        )}
        <TextField
          label={formatMessage({ id: `meetings.entry.by.${entry.kind}` })}
          isOptional={entry.kind !== 'decision'}
          value={entry.by}
          description={entry.by.trim() === '' ? undefined : formatMessage({ id: 'meetings.entry.by.hint' })}
          error={error('by')}
          onChange={(by) => set({ by })}
        />
        {entry.kind === 'action' && (
          <DateField
            label={formatMessage({ id: 'meetings.entry.due' })}
            value={entry.dueOn}
            today={today}
            error={error('dueOn')}
            description={isBeforeMeeting ? formatMessage({ id: 'meetings.entry.due.before' }) : undefined}
            onChange={(dueOn) => set({ dueOn })}
          />
        )}
      </div>
      <div className={s['composerFoot']}>
        {entry.text === '' ? <span /> : <DraftState draft={draft} />}
        <Button icon={Plus} isPending={isPending} onPress={() => void add()}>
          {formatMessage({ id: entry.id === '' ? 'common.add' : 'meetings.entry.replace' })} <Kbd>{chordLabel('Mod+Enter')}</Kbd>
        </Button>
      </div>
    </form>
  );
};
