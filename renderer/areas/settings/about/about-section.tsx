import { useIntl } from 'react-intl';
import { useRead } from '../../../client/queries.ts';
import { Card } from '../../../ui/page/card.tsx';
import { KeyValues } from '../../../ui/lists/key-values.tsx';
import { useSession } from '../../../state/session.ts';
import s from '../settings.module.css';
import { TraceCard } from './trace-card.tsx';

/** Which program this is, what it runs on, and whose data it carries. */
export const AboutSection = () => {
  const { formatMessage } = useIntl();
  const status = useRead('users', 'status', {}).data;
  const session = useSession((state) => state.state);
  if (!status || session.kind !== 'open') return null;
  const item = (id: 'version' | 'runtime' | 'register' | 'storage' | 'sources' | 'licence', value: string) => ({
    id,
    key: formatMessage({ id: `settings.about-${id}` }),
    value,
  });
  return (
    <div className={s['about']}>
      <Card>
        <KeyValues
          isStacked
          items={[
            item('version', status.version),
            item('runtime', formatMessage({ id: `settings.about-runtime.${status.runtime}` })),
            item('register', formatMessage({ id: `settings.about-register.${session.register.kind}` })),
            item('storage', formatMessage({ id: 'settings.about-storage-text' }, { folder: status.folderName })),
            item('sources', formatMessage({ id: 'settings.about-sources-text' })),
            item('licence', formatMessage({ id: 'settings.about-licence-text' })),
          ]}
        />
      </Card>
      <TraceCard />
    </div>
  );
};
