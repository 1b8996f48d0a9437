import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { CaseEvent } from '../../../electron/areas/events/contract.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/controls/button.tsx';
import s from './events.module.css';

/** A longer text is shown in part, so that one note does not fill the timeline. */
const shownAtFirst = 1_500;

/** A note's texts, each in its own writing direction, with earlier wordings. */
export const NoteText = ({ event }: { readonly event: CaseEvent }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const isLong = event.text.length > shownAtFirst;
  return (
    <>
      <div dir="auto">{isLong && !isWhole ? `${event.text.slice(0, shownAtFirst).toWellFormed()}…` : event.text}</div>
      {isLong && (
        <Button size="small" variant="quiet" onPress={() => setWhole(!isWhole)}>
          {formatMessage({ id: isWhole ? 'common.fewer' : 'common.showAll' })}
        </Button>
      )}
      {event.earlier.length > 0 && (
        <details className={s['earlier']}>
          <summary>{formatMessage({ id: 'events.earlier' }, { count: event.earlier.length })}</summary>
          <ol>
            {event.earlier.map((wording) => (
              <li key={wording.version}>
                <div dir="auto" className={s['old']}>
                  {wording.text}
                </div>
                {formatMessage({ id: 'events.replaced' }, { when: format.instant(wording.replacedAt), who: wording.replacedBy })}
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
};
