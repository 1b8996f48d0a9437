import { useIntl } from 'react-intl';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';

type EarlierPlaceNoteProps = { readonly status: { readonly earlierPlace: 'roaming' | 'unnamed' | null; readonly folderName: string } };

/** The register is where an earlier version of the program kept it: it is opened there, and the user is told, as nothing is moved unasked.
 */
export const EarlierPlaceNote = ({ status: { earlierPlace, folderName } }: EarlierPlaceNoteProps) => {
  const { formatMessage } = useIntl();
  if (earlierPlace === null) return null;
  return (
    <WarningStrip tone="note" lead={formatMessage({ id: 'users.earlier-lead' })}>
      {formatMessage({ id: `users.earlier-text.${earlierPlace}` }, { folder: folderName })}
    </WarningStrip>
  );
};
