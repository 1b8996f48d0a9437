import { Plus, User, UserX } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { hasTwoDeciders } from '../../../../electron/areas/users/rules.ts';
import { decidingRoles } from '../../../../electron/base/permissions.ts';
import { client } from '../../../client/client.ts';
import { useRead } from '../../../client/queries.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSession } from '../../../state/session.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Columns, FormColumn } from '../../../ui/page/columns.tsx';
import { DetailPanel } from '../../../ui/page/detail-panel.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { KeyValues } from '../../../ui/lists/key-values.tsx';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';
import { SavedField } from '../../drafts/saved-field.tsx';
import { AddUserDialog } from './new-user-dialog.tsx';
import { ChangePassphraseDialog } from './passphrase-dialog.tsx';
import { RecoveryCodeDialog } from './recovery-code-dialog.tsx';
import { UserPanel } from './user-panel.tsx';
import { useRoleWord } from './user-words.ts';
import s from '../users.module.css';

/** Oneself: the name on papers, and the passphrase. */
const You = () => {
  const { formatMessage } = useIntl();
  const roleWord = useRoleWord();
  const user = useRead('users', 'status', {}).data?.user;
  const [changing, setChanging] = useState(false);
  if (!user) return null;
  return (
    <Section label={formatMessage({ id: 'users.you' })}>
      <FormColumn>
        <p className={s['lead']}>{formatMessage({ id: 'users.you-lead' })}</p>
        <SavedField
          label={formatMessage({ id: 'settings.your-name' })}
          saved={user.name}
          name="name"
          onSave={(name) => saving(client.users.rename({ name }))}
        />
        <KeyValues
          items={[
            { id: 'signature', key: formatMessage({ id: 'users.signature' }), value: user.signature },
            { id: 'role', key: formatMessage({ id: 'users.role' }), value: roleWord(user.role) },
          ]}
        />
        <div>
          <Button onPress={() => setChanging(true)}>{formatMessage({ id: 'users.change-passphrase' })}</Button>
        </div>
      </FormColumn>
      {changing && <ChangePassphraseDialog user={user} onDone={() => setChanging(false)} />}
    </Section>
  );
};

const Everyone = () => {
  const { formatMessage } = useIntl();
  const roleWord = useRoleWord();
  const users = useRead('users', 'everyone', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'add' | 'code' | null>(null);
  if (users.error) return <ErrorState failure={users.error.failure} />;
  if (!users.data) return <Loading />;
  const selected = users.data.find(({ id }) => id === chosen);
  const close = () => setDialog(null);
  return (
    <>
      <Columns
        side={
          selected ? (
            <UserPanel key={selected.id} user={selected} />
          ) : (
            <DetailPanel
              label={formatMessage({ id: 'users.panel' })}
              title={formatMessage({ id: 'users.none-chosen' })}
              text={formatMessage({ id: 'users.none-chosen-text' })}
            />
          )
        }
      >
        <Section
          label={formatMessage({ id: 'users.list' })}
          aside={
            <Button size="small" icon={Plus} onPress={() => setDialog('add')}>
              {formatMessage({ id: 'users.add' })}
            </Button>
          }
        >
          <p className={s['lead']}>{formatMessage({ id: 'users.list-lead' })}</p>
          {!hasTwoDeciders(users.data.filter(({ disabledAt }) => disabledAt === null)) && (
            <WarningStrip tone="note" lead={formatMessage({ id: 'users.alone-lead' })}>
              {formatMessage({ id: 'users.alone-text' })}
            </WarningStrip>
          )}
          <ListCard label={formatMessage({ id: 'users.list' })}>
            {users.data.map((user) => (
              <ListRow
                key={user.id}
                icon={user.disabledAt === null ? User : UserX}
                what={user.name}
                detail={[
                  user.signature,
                  roleWord(user.role),
                  ...(user.isYou ? [formatMessage({ id: 'users.its-you' })] : []),
                  ...(user.disabledAt === null ? [] : [formatMessage({ id: 'users.is-disabled' })]),
                ].join(' · ')}
                isSelected={user.id === chosen}
                onOpen={() => setChosen(user.id)}
              />
            ))}
          </ListCard>
        </Section>
        <Section label={formatMessage({ id: 'users.recovery' })}>
          <p className={s['lead']}>{formatMessage({ id: 'users.recovery-text' })}</p>
          <Button onPress={() => setDialog('code')}>{formatMessage({ id: 'users.new-code' })}</Button>
        </Section>
        <You />
      </Columns>
      {dialog === 'add' && <AddUserDialog onDone={close} />}
      {dialog === 'code' && <RecoveryCodeDialog onDone={close} />}
    </>
  );
};

/** Who can open the register, and oneself. Users are looked after by those who decide; everybody looks after the own passphrase. */
export const UsersSection = () => {
  const session = useSession((state) => state.state);
  return session.kind === 'open' && decidingRoles.includes(session.user.role) ? <Everyone /> : <You />;
};
