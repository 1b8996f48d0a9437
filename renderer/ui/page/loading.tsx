import { useIntl } from 'react-intl';
import s from './state.module.css';

/** A quiet word for what takes more than a third of a second; before that nothing, so that nothing flickers. */
export const Loading = () => {
  const { formatMessage } = useIntl();
  return (
    <p role="status" className={s['loading']}>
      {formatMessage({ id: 'common.loading' })}
    </p>
  );
};
