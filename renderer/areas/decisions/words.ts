import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { DecisionKind } from '../../../electron/areas/decisions/rules.ts';
import { isMessageId } from '../../i18n/messages.ts';

/** The words of a decision: what it is, and one line for each field that changed. */
export const useDecisionWords = () => {
  const { formatMessage } = useIntl();
  return useMemo(() => {
    const named = (id: string, otherwise: string): string => (isMessageId(id) ? formatMessage({ id }) : otherwise);
    const text = (field: string, value: unknown): string => {
      if (value === undefined || value === null || value === '') return formatMessage({ id: 'decisions.nothing' });
      if (typeof value === 'boolean') return formatMessage({ id: value ? 'decisions.yes' : 'decisions.no' });
      if (Array.isArray(value)) {
        const lines = value.map((one: unknown) =>
          typeof one === 'object' && one !== null && 'text' in one ? String(one.text) : named(`term.agency.${String(one)}`, String(one)),
        );
        return lines.length === 0 ? formatMessage({ id: 'decisions.nothing' }) : lines.join(' · ');
      }
      const word = typeof value === 'string' ? value : JSON.stringify(value);
      return named(field === 'kind' ? `term.agency.${word}` : `users.${word}`, word);
    };
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
