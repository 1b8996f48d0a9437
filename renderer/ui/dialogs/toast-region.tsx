import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { useToasts, type Toast } from '../../state/toasts.ts';
import { Button } from '../controls/button.tsx';
import { cx } from '../cx.ts';
import { Icon } from '../marks/icon.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import s from './toast-region.module.css';

/** Long enough to read and to reach with the keyboard; errors stay until they are closed. */
const stays = { plain: 6_000, undo: 12_000 } as const;

const Notice = ({ toast, isHeld }: { readonly toast: Toast; readonly isHeld: boolean }) => {
  const { formatMessage } = useIntl();
  const dismiss = useToasts((state) => state.dismiss);
  useEffect(() => {
    if (isHeld || toast.tone === 'error') return undefined;
    const timer = setTimeout(() => dismiss(toast.id), toast.onUndo ? stays.undo : stays.plain);
    return () => clearTimeout(timer);
  }, [toast, isHeld, dismiss]);
  return (
    <li className={cx(s['toast'], toast.tone === 'error' && s['error'])}>
      <Icon of={toast.tone === 'error' ? CircleAlert : CircleCheck} />
      <span className={s['words']}>{toast.text}</span>
      {toast.onUndo && (
        <Button
          size="small"
          onPress={() => {
            toast.onUndo?.();
            dismiss(toast.id);
          }}
        >
          {formatMessage({ id: 'common.undo' })}
        </Button>
      )}
      <IconButton size="small" icon={X} label={formatMessage({ id: 'frame.dismiss' })} onPress={() => dismiss(toast.id)} />
    </li>
  );
};

/** What was just done, with a way back. The timer pauses while the pointer or focus is there (WCAG 2.2.1). */
export const ToastRegion = () => {
  const { formatMessage } = useIntl();
  const toasts = useToasts((state) => state.toasts);
  const [isHeld, setHeld] = useState(false);
  return (
    <section
      aria-label={formatMessage({ id: 'frame.notices' })}
      className={s['region']}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <ol aria-live="polite" aria-relevant="additions">
        {toasts.map((toast) => (
          <Notice key={toast.id} toast={toast} isHeld={isHeld} />
        ))}
      </ol>
    </section>
  );
};
