import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { DecisionKind } from '../../../electron/areas/decisions/rules.ts';
import { isMessageId } from '../../i18n/messages.ts';

/** The words of a decision: what it is, and one line for each field that changed. */
export const useDecisionWords = () => {
  const { formatMessage } = useIntl();
  return useMemo(() => {
    const named = (id: string, otherwise: string): string => (isMessageId(id) ? formatMessage({ id }) : otherwise);
    const yesNo = (is: boolean): string => formatMessage({ id: is ? 'decisions.yes' : 'decisions.no' });
    /** A question of a ground, with the answer that ends the test: without it two that differ would read the same. */
    const asked = (one: object): string => {
      const { text, stops } = one as { readonly text?: unknown; readonly stops?: unknown };
      const question = typeof text === 'string' ? text : '';
      return stops === 'yes' || stops === 'no'
        ? formatMessage({ id: 'decisions.question' }, { question, stops: yesNo(stops === 'yes') })
        : formatMessage({ id: 'decisions.question-open' }, { question });
    };
    const one = (field: string, value: unknown): string => {
      if (typeof value === 'boolean') return yesNo(value);
      if (typeof value === 'object' && value !== null) return asked(value);
      const word = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
      if (word === '') return formatMessage({ id: 'decisions.nothing' });
      return field === 'kind' ? named(`term.agency.${word}`, word) : field === 'organisation' ? named(`users.${word}`, word) : word;
    };
    const text = (field: string, value: unknown): string =>
      !Array.isArray(value)
        ? one(field, value)
        : value.length === 0
          ? formatMessage({ id: 'decisions.nothing' })
          : value.map((each: unknown) => one(field, each)).join(' · ');
    return {
      what: (kind: DecisionKind): string => formatMessage({ id: `decisions.kind.${kind}` }),
      change: (field: string, before: unknown, after: unknown): string =>
        formatMessage(
          { id: 'decisions.change' },
          { field: named(`decisions.field.${field}`, field), before: text(field, before), after: text(field, after) },
        ),
    };
  }, [formatMessage]);
};
