import { useIntl } from 'react-intl';
import { Button } from '../controls/button.tsx';

/** Below a list that is read part by part: fetches the next part. Nothing when all of it is here. */
export const MoreRows = ({ label, onMore }: { readonly label?: string; readonly onMore: (() => void) | null }) => {
  const { formatMessage } = useIntl();
  if (onMore === null) return null;
  return (
    <p>
      <Button onPress={onMore}>{label ?? formatMessage({ id: 'common.showMore' })}</Button>
    </p>
  );
};
