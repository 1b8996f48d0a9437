import { useIntl } from 'react-intl';
import type { Failure } from '../../../../electron/base/result.ts';
import { FailureNote } from './failure-note.tsx';
import s from './start.module.css';

/** Why nothing was saved: nothing can be read at all, or something else stood in the way. */
export const SalvageTrouble = ({ isHopeless, failure }: { readonly isHopeless: boolean; readonly failure: Failure | null }) => {
  const { formatMessage } = useIntl();
  return isHopeless ? (
    <p role="alert" className={s['failure']}>
      {formatMessage({ id: 'damage.nothing' })}
    </p>
  ) : (
    <FailureNote failure={failure} />
  );
};
