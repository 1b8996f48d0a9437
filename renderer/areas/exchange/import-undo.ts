import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { client } from '../../client/client.ts';
import { useFailure } from '../../i18n/failure.ts';
import { showToast } from '../../state/toasts.ts';
import { useImport } from './import-state.ts';

/** Takes the last import back, and says how it went. The sheet is in hand again, as it was mended. */
export const useUndoImport = () => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  return useCallback(
    async (batchId: string): Promise<void> => {
      const answer = await client.exchange.undo({ batchId });
      if (answer.ok) {
        useImport.getState().setDone(null);
        showToast(formatMessage({ id: 'exchange.undone' }, { count: answer.value.removed }));
      } else {
        const isChanged = answer.error.code === 'conflict';
        showToast(isChanged ? formatMessage({ id: 'exchange.undoChanged' }) : sentence(answer.error), { tone: 'error' });
      }
    },
    [formatMessage, sentence],
  );
};
