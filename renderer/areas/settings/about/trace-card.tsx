import { useId, useRef } from 'react';
import { useIntl } from 'react-intl';
import { useRead } from '../../../client/queries.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Card } from '../../../ui/page/card.tsx';
import s from '../settings.module.css';
import { traceText } from './trace-text.ts';

/** What the program noted of its own faults, to be read and copied by hand. Nothing sends it anywhere. */
export const TraceCard = () => {
  const { formatMessage } = useIntl();
  const id = useId();
  const text = useRef<HTMLTextAreaElement>(null);
  const entries = useRead('users', 'trace', {}).data?.entries;
  if (!entries) return null;
  const copy = (): void => {
    text.current?.select();
    // The window has no leave to write to the clipboard by itself; a marked text is copied as by Ctrl C.
    if (document.execCommand('copy')) showToast(formatMessage({ id: 'settings.trace-copied' }));
  };
  return (
    <Card>
      <h2 className={s['traceTitle']} id={id}>
        {formatMessage({ id: 'settings.trace' })}
      </h2>
      <p className={s['lead']}>{formatMessage({ id: 'settings.trace-lead' })}</p>
      {entries.length === 0 ? (
        <p className={s['quiet']}>{formatMessage({ id: 'settings.trace-none' })}</p>
      ) : (
        <>
          <textarea ref={text} className={s['trace']} readOnly rows={8} wrap="off" aria-labelledby={id} value={traceText(entries)} />
          <Button size="small" onPress={copy}>
            {formatMessage({ id: 'settings.trace-copy' })}
          </Button>
        </>
      )}
    </Card>
  );
};
