import type { Failure } from '../../../../electron/base/result.ts';
import { useFailure } from '../../../i18n/failure.ts';
import s from './start.module.css';

/** What was refused, in words, where the person looks. */
export const FailureNote = ({ failure }: { readonly failure: Failure | null }) => {
  const { sentence } = useFailure();
  return failure ? (
    <p role="alert" className={s['failure']}>
      {sentence(failure)}
    </p>
  ) : null;
};
