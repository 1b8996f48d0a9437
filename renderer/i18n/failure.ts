import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Failure } from '../../electron/base/result.ts';
import { isMessageId } from './messages.ts';

/** Words for refusals: the sentence of an error code, and the sentence of a field's problem code. */
export const useFailure = () => {
  const { formatMessage } = useIntl();
  return useMemo(() => {
    /** `problem.<code>`; a code without words of its own gets the general sentence. */
    const problem = (code: string): string => {
      const id = `problem.${code}`;
      return formatMessage({ id: isMessageId(id) ? id : 'problem.other' });
    };
    return {
      /** What happened, that nothing was lost, and what to do. */
      sentence: (failure: Failure): string => formatMessage({ id: `error.${failure.code}` }),
      problem,
      /** What is wrong with one field; undefined when nothing is, or before anything was refused. */
      field: (failure: Failure | null | undefined, name: string): string | undefined => {
        const code = failure?.fields?.[name];
        return code === undefined ? undefined : problem(code);
      },
    };
  }, [formatMessage]);
};
