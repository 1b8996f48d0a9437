import { useIntl } from 'react-intl';
import { client } from '../../client/client.ts';
import { useRead } from '../../client/queries.ts';
import { saving } from '../../client/saving-call.ts';
import { FormColumn } from '../../ui/columns.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { SavedField } from './saved-field.tsx';
import s from './settings.module.css';

/** One's own name. */
export const UserSection = () => {
  const { formatMessage } = useIntl();
  const user = useRead('users', 'status', {}).data?.user;
  if (!user) return null;
  return (
    <FormColumn>
      <p className={s['lead']}>{formatMessage({ id: 'settings.you-lead' })}</p>
      <SavedField
        label={formatMessage({ id: 'settings.your-name' })}
        saved={user.name}
        name="name"
        onSave={async (name) => {
          const answer = await saving(client.users.rename({ name }));
          return answer.ok ? null : answer.error;
        }}
      />
      <KeyValues
        items={[
          { id: 'signature', key: formatMessage({ id: 'users.signature' }), value: user.signature },
          { id: 'role', key: formatMessage({ id: 'settings.role' }), value: formatMessage({ id: `settings.role.${user.role}` }) },
        ]}
      />
    </FormColumn>
  );
};
