import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { isMessageId } from '../../i18n/messages.ts';

/** A kind in words. A register may hold kinds that a later version dropped: they are shown as they are. */
export const useKindWords = () => {
  const { formatMessage } = useIntl();
  return useCallback(
    (kind: string): string => {
      const id = kind.endsWith('.') ? `audit.area.${kind.slice(0, -1)}` : `audit.kind.${kind}`;
      return isMessageId(id) ? formatMessage({ id }) : kind;
    },
    [formatMessage],
  );
};
