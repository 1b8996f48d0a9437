import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Item, Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { isFormal } from '../../../../electron/areas/meetings/rules.ts';
import { subjectAreas } from '../../../../electron/base/terms.ts';
import { client } from '../../../client/client.ts';
import { showToast } from '../../../state/toasts.ts';
import { Checkbox } from '../../../ui/fields/checkbox.tsx';
import { Cluster } from '../../../ui/page/columns.tsx';
import { DetailPanel } from '../../../ui/page/detail-panel.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { changeItem, inTurn } from '../meeting-calls.ts';
import { SavedField } from '../../drafts/saved-field.tsx';
import { usePapers } from '../use-papers.ts';
import { useMeetingWords } from '../words.ts';
import s from '../meetings.module.css';

/** The field that Enter on a row of the agenda goes to. */
export const titleFieldId = 'agenda-item-title';

const choices = ['none', 'formal', ...subjectAreas] as const;

/** Form is what the template calls so; anything else needs a subject. */
const choicesFor = (item: Item) =>
  choices.filter((value) => value !== 'formal' || item.subject === 'formal' || isFormal({ ...item, subject: 'formal' }));

/** The chosen item: its words, what it is about, whom, and whether it may be passed on. */
export const ItemPanel = ({ meeting, item }: { readonly meeting: Meeting; readonly item: Item }) => {
  const { formatMessage } = useIntl();
  const words = useMeetingWords();
  const { report } = usePapers(meeting.id);
  const meetingId = meeting.id;
  const index = meeting.items.findIndex((one) => one.id === item.id);
  const change = async (changes: Parameters<typeof changeItem>[2]): Promise<void> => {
    report(await changeItem(meetingId, item.id, changes));
  };
  const move = (to: number): void =>
    void inTurn(meetingId, () => client.meetings.moveItem({ meetingId, itemId: item.id, to })).then(report);
  const remove = async (): Promise<void> => {
    const answer = report(await inTurn(meetingId, () => client.meetings.removeItem({ meetingId, itemId: item.id })));
    if (!answer.ok) return;
    showToast(formatMessage({ id: 'meetings.item.removed' }), {
      onUndo: () => void inTurn(meetingId, () => client.meetings.restoreItem({ meetingId, itemId: item.id })),
    });
  };
  return (
    <DetailPanel label={formatMessage({ id: 'meetings.item' }, { number: String(index + 1) })}>
      <div className={s['panelFields']}>
        <div id={titleFieldId}>
          <SavedField
            label={formatMessage({ id: 'meetings.item.title' })}
            draftKey={`meetings/${meetingId}/${item.id}/title`}
            saved={item.title}
            name="title"
            onSave={(title) => changeItem(meetingId, item.id, () => ({ title }))}
          />
        </div>
        <Select
          label={formatMessage({ id: 'meetings.subject' })}
          value={item.subject ?? 'none'}
          options={choicesFor(item).map((value) => ({ value, label: words.subject(value === 'none' ? null : value) }))}
          description={words.subjectHint(item.subject)}
          onChange={(value) => void change(() => ({ subject: value === 'none' ? null : value }))}
        />
        <Checkbox
          isSelected={item.restriction === 'no-onward'}
          onChange={(on) => void change(() => ({ restriction: on ? 'no-onward' : 'none' }))}
        >
          {formatMessage({ id: 'meetings.noOnward.long' })}
        </Checkbox>
        {meeting.cases.length > 1 && (
          <fieldset className={s['cases']}>
            <legend>{formatMessage({ id: 'meetings.item.about' })}</legend>
            {meeting.cases.map((one) => (
              <Checkbox
                key={one.caseId}
                isSelected={item.cases.includes(one.caseId)}
                onChange={(on) =>
                  void change((now) => ({ cases: on ? [...now.cases, one.caseId] : now.cases.filter((id) => id !== one.caseId) }))
                }
              >
                {one.name ?? one.caseNumber}
              </Checkbox>
            ))}
          </fieldset>
        )}
        <Cluster>
          <IconButton
            variant="secondary"
            size="small"
            icon={ArrowUp}
            label={formatMessage({ id: 'meetings.item.up' })}
            isDisabled={index === 0}
            onPress={() => move(index - 1)}
          />
          <IconButton
            variant="secondary"
            size="small"
            icon={ArrowDown}
            label={formatMessage({ id: 'meetings.item.down' })}
            isDisabled={index === meeting.items.length - 1}
            onPress={() => move(index + 1)}
          />
          <IconButton
            variant="secondary"
            size="small"
            icon={Trash2}
            label={formatMessage({ id: 'meetings.item.remove' })}
            onPress={() => void remove()}
          />
        </Cluster>
      </div>
    </DetailPanel>
  );
};
