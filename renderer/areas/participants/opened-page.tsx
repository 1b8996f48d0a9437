import { useEffect, useState, type ReactNode } from 'react';
import type { Result } from '../../../electron/base/result.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useNavigation, type Route } from '../../state/navigation.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

type OpenedPageProps = {
  /** It was opened before: coming back is no new act, and no new entry in the log. */
  readonly isOpened: boolean;
  /** Opens it; refused with `reason-required` when something in it is sealed and nothing was said why. */
  readonly open: (reason: string) => Promise<Result<unknown>>;
  /** Where whoever thinks better of it goes when there is nothing to go back to. */
  readonly home: Route;
  readonly children: ReactNode;
};

/**
 * Arriving at a page about cases is the act of opening them: nothing of it is read before the log has its entry, with a reason
 * where a record is sealed. Opens once an arrival: the page is keyed by what it shows.
 */
export const OpenedPage = ({ isOpened, open, home, children }: OpenedPageProps) => {
  const { past, back, replace } = useNavigation();
  const [isReady, setReady] = useState(isOpened);
  const { failure, isPending, submit } = useSubmit();
  const [needsReason, setNeedsReason] = useState(false);
  const [asked, setAsked] = useState(false);

  const arrive = async (reason: string): Promise<void> => {
    const answer = await submit(() => open(reason));
    if (!answer) return;
    setReady(answer.ok);
    setNeedsReason(!answer.ok && answer.error.code === 'reason-required');
  };
  useEffect(() => {
    if (!isReady) void arrive('');
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  if (isReady) return children;
  if (needsReason)
    return (
      <ReasonDialog
        // Before the first try there is nothing wrong yet.
        failure={asked ? failure : null}
        isPending={isPending}
        onOpen={(reason) => {
          setAsked(true);
          void arrive(reason);
        }}
        onDismiss={past.length > 0 ? back : () => replace(home)}
      />
    );
  if (failure) return <ErrorState failure={failure} onRetry={() => void arrive('')} />;
  return <Loading />;
};
