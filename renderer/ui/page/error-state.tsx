import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Failure } from '../../../electron/base/result.ts';
import { useFailure } from '../../i18n/failure.ts';
import { Button } from '../controls/button.tsx';
import { cx } from '../cx.ts';
import { Icon } from '../marks/icon.tsx';
import s from './state.module.css';

type ErrorStateProps = {
  readonly failure: Failure;
  /** Offers "Försök igen". */
  readonly onRetry?: () => void;
  /** Other ways on. */
  readonly action?: ReactNode;
};

/** Shown instead of what failed to load: what happened, that nothing was lost, what to do. */
export const ErrorState = ({ failure, onRetry, action }: ErrorStateProps) => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const [what = '', ...rest] = sentence(failure).split(/(?<=\.) /);
  return (
    <div role="alert" className={cx(s['state'], s['error'])}>
      <Icon of={CircleAlert} size={22} />
      <p className={s['title']}>{what}</p>
      <p className={s['text']}>{rest.join(' ')}</p>
      {(onRetry || action !== undefined) && (
        <div className={s['action']}>
          {onRetry && <Button onPress={onRetry}>{formatMessage({ id: 'common.retry' })}</Button>}
          {action}
        </div>
      )}
      <p className={s['code']}>{failure.code}</p>
    </div>
  );
};
