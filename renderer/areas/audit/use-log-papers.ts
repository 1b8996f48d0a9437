import { useIntl } from 'react-intl';
import type { Result } from '../../../electron/base/result.ts';
import { useFailure } from '../../i18n/failure.ts';
import { showToast } from '../../state/toasts.ts';

/** Says what came of saving a paper; a cancelled dialog says nothing. */
export const useLogPapers = () => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  return {
    report: async (saving: Promise<Result<{ readonly left: boolean; readonly name: string }>>): Promise<void> => {
      const answer = await saving;
      if (!answer.ok) showToast(sentence(answer.error), { tone: 'error' });
      else if (answer.value.left) showToast(formatMessage({ id: 'audit.saved' }, { name: answer.value.name }));
    },
  };
};
