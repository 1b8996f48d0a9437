import { useIntl } from 'react-intl';
import { isMessageId } from '../../i18n/messages.ts';

/** The name of a document in the log. */
export const useKindWord = () => {
  const { formatMessage } = useIntl();
  return (document: string): string => {
    const id = `disclosures.kind.${document}`;
    return formatMessage({ id: isMessageId(id) ? id : 'disclosures.kind.other' });
  };
};
