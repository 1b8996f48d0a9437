import { useIntl } from 'react-intl';
import type { Failure, Result } from '../../../electron/base/result.ts';
import { client } from '../../client/client.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useFailure } from '../../i18n/failure.ts';
import { showToast } from '../../state/toasts.ts';

type Document = 'agenda' | 'minutes';
type Recipient = Parameters<typeof client.meetings.save>[0]['recipient'];

/** Saves and prints papers and says what came of it. */
export const usePapers = (meetingId: string) => {
  const { formatMessage } = useIntl();
  const { sentence, problem } = useFailure();
  const { isPending: isWorking, submit } = useSubmit();
  const refused = (failure: Failure): void =>
    void showToast(failure.fields?.['mentions'] === undefined ? sentence(failure) : problem(failure.fields['mentions']), { tone: 'error' });

  const save = async (
    document: Document,
    recipient: Recipient,
    as: 'pdf' | 'docx' | 'print',
    { version = null, seen = [] }: { readonly version?: number | null; readonly seen?: readonly string[] } = {},
  ): Promise<void> => {
    const answer = await client.meetings.save({ meetingId, document, version, recipient, as, seen: [...seen] });
    if (!answer.ok) refused(answer.error);
    else if (answer.value.left)
      showToast(formatMessage({ id: as === 'print' ? 'meetings.printed' : 'meetings.saved' }, { name: answer.value.name }));
  };
  const distribute = async (
    document: Document,
    agencies: readonly string[],
    as: 'pdf' | 'docx',
    seen: readonly string[] = [],
  ): Promise<void> => {
    const answer = await submit(() => client.meetings.distribute({ meetingId, document, agencies: [...agencies], as, seen: [...seen] }));
    if (!answer) return;
    if (!answer.ok) return refused(answer.error);
    const count = (outcome: string): number => answer.value.filter((one) => one.outcome === outcome).length;
    showToast(formatMessage({ id: 'meetings.distributed' }, { left: count('left'), silent: count('not-covered') }));
  };
  /** For changes that have no field of their own. */
  const report = <T>(answer: Result<T>): Result<T> => {
    if (!answer.ok) refused(answer.error);
    return answer;
  };
  return { save, distribute, report, isWorking };
};
