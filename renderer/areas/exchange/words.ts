import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { ImportField } from '../../../electron/areas/exchange/sheets/column-rules.ts';
import type { PreviewProblem } from '../../../electron/areas/exchange/contract.ts';
import { unreadableReasons } from '../../../electron/areas/exchange/sheets/sheet-rules.ts';
import type { Failure } from '../../../electron/base/result.ts';
import type { Phase, CaseState, ProtectionLevel } from '../../../electron/base/terms.ts';
import { useFailure } from '../../i18n/failure.ts';
import type { MessageId } from '../../i18n/message-ids.ts';
import { useTerm } from '../../i18n/term.ts';

/** Fields, problems and refusals of an import in the present language. */
export const useImportWords = () => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const term = useTerm();

  const field = useCallback((name: ImportField) => formatMessage({ id: `exchange.field.${name}` as MessageId }), [formatMessage]);

  /** What was probably meant, as it would be typed. */
  const suggestion = useCallback(
    ({ code, details }: PreviewProblem): string | null => {
      const meant = details?.['suggestion'];
      if (meant === undefined || code === 'import-date-month-first') return null;
      const word = String(meant);
      if (code === 'import-phase-unknown') return term('phase', word as Phase);
      if (code === 'import-state-unknown') return term('state', word as CaseState);
      if (code === 'import-protection-unknown') return term('protection', word as ProtectionLevel);
      return word;
    },
    [term],
  );

  const problem = useCallback(
    ({ code, details }: PreviewProblem): string => formatMessage({ id: `problem.${code}` as MessageId }, { ...details }),
    [formatMessage],
  );

  /** Why a file was not read, and what to do. */
  const refusal = useCallback(
    (failure: Failure): string => {
      const { code, details } = failure;
      if (code === 'too-many-rows')
        return formatMessage(
          { id: 'exchange.refused.too-many-rows' },
          { rows: Number(details?.['rows']), limit: Number(details?.['limit']) },
        );
      if (code === 'frame-too-large') return formatMessage({ id: 'exchange.refused.too-large' });
      const reason = unreadableReasons.find((each) => each === details?.['reason']);
      if (code === 'unreadable-file' && reason) return formatMessage({ id: `exchange.refused.${reason}` });
      return sentence(failure);
    },
    [formatMessage, sentence],
  );
  return { field, suggestion, problem, refusal };
};
