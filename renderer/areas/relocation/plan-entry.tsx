import { useEffect, useState, type ReactNode } from 'react';
import type { Id } from '../../../electron/base/ids.ts';
import type { Failure } from '../../../electron/base/result.ts';
import { useNavigation } from '../../state/navigation.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { isOpened as isOpenedHere, openCase } from '../participants/case-opening.ts';
import { ReasonDialog } from '../participants/reason-dialog.tsx';

type ArrivingProps = { readonly caseId: Id; readonly isOpened: boolean; readonly children: ReactNode };

/** Arriving at a plan is opening its case: nothing is read before the log has its entry. */
export const Arriving = ({ caseId, isOpened, children }: ArrivingProps) => {
  const { past, back, replace } = useNavigation();
  const [ready, setReady] = useState(() => isOpened || isOpenedHere(caseId));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asked, setAsked] = useState(false);
  const [pending, setPending] = useState(false);
  const open = async (reason: string): Promise<void> => {
    setPending(true);
    const answer = await openCase(caseId, reason);
    setPending(false);
    if (answer.ok) setReady(true);
    else setFailure(answer.error);
  };
  useEffect(() => {
    if (!ready) void open('');
    // Once an arrival; the page is keyed by its plan.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  if (ready) return children;
  if (failure?.code === 'reason-required')
    return (
      <ReasonDialog
        failure={asked ? failure : null}
        isPending={pending}
        onOpen={(reason) => {
          setAsked(true);
          void open(reason);
        }}
        onDismiss={past.length > 0 ? back : () => replace({ at: 'relocation' })}
      />
    );
  if (failure) return <ErrorState failure={failure} onRetry={() => void open('')} />;
  return <Loading />;
};
