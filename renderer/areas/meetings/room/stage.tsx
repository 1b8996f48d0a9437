import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Item, Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { isFormal } from '../../../../electron/areas/meetings/rules.ts';
import { Tag } from '../../../ui/marks/tag.tsx';
import { Composer } from './composer.tsx';
import { EntryList } from './entry-list.tsx';
import { useEntryDraft } from './use-entry-draft.ts';
import { useMeetingWords } from '../words.ts';
import s from '../meetings.module.css';

type StageProps = {
  readonly meeting: Meeting;
  readonly item: Item;
  readonly number: number;
  /** Buttons to the items before and after. */
  readonly children: ReactNode;
};

/** The item under discussion, in big type. */
export const Stage = ({ meeting, item, number, children }: StageProps) => {
  const { formatMessage } = useIntl();
  const words = useMeetingWords();
  const draft = useEntryDraft(meeting.id, item.id);
  const isOpen = meeting.state === 'held';
  const hint = words.subjectHint(item.subject);
  return (
    <article className={s['stage']} aria-labelledby="stage-title">
      <div className={s['stageHead']}>
        <span className={s['stageNumber']}>{number}</span>
        <h2 id="stage-title" className={s['stageTitle']}>
          {item.title}
        </h2>
      </div>
      <p className={s['stageTags']}>
        <Tag>{words.subject(item.subject)}</Tag>
        {item.restriction === 'no-onward' && <Tag>{formatMessage({ id: 'meetings.noOnward' })}</Tag>}
        {hint !== undefined && <span className={s['quiet']}>{hint}</span>}
      </p>
      <EntryList
        meeting={meeting}
        item={item}
        {...(isOpen
          ? {
              onEdit: (entry) => {
                draft.set(entry);
                document.getElementById('entry-text')?.focus();
              },
            }
          : {})}
      />
      {isOpen && !isFormal(item) && <Composer meeting={meeting} item={item} draft={draft} />}
      <div className={s['stageFoot']}>{children}</div>
    </article>
  );
};
