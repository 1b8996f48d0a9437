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
    /** What happened, that nothing was lost, and what to do. */
    const sentence = (failure: Failure): string => formatMessage({ id: `error.${failure.code}` });
    /** What is wrong with one field; undefined when nothing is, or before anything was refused. */
    const field = (failure: Failure | null | undefined, name: string): string | undefined => {
      const code = failure?.fields?.[name];
      return code === undefined ? undefined : problem(code);
    };
    /** The sentence of a refusal that is about no field, and so stands at none. */
    const general = (failure: Failure | null | undefined): string | undefined =>
      failure && !failure.fields ? sentence(failure) : undefined;
    return {
      sentence,
      problem,
      field,
      general,
      /** Where a form has one place for what was refused: the field's own problem, or what is about no field. */
      fieldOrGeneral: (failure: Failure | null | undefined, name: string): string | undefined => field(failure, name) ?? general(failure),
    };
  }, [formatMessage]);
};
