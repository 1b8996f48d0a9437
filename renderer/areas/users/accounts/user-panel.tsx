import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { AnyUser } from '../../../../electron/areas/users/contract.ts';
import { dateAt } from '../../../../electron/base/dates.ts';
import type { Role } from '../../../../electron/base/permissions.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ConfirmDialog } from '../../../ui/dialogs/confirm-dialog.tsx';
import { DetailPanel } from '../../../ui/page/detail-panel.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';
import { EnableDialog } from './enable-dialog.tsx';
import { FailureNote } from '../start/failure-note.tsx';
import { useRoleOptions, useRoleWord } from './user-words.ts';
import s from '../users.module.css';

/** What disabling does not do: shown as long as somebody is disabled. */
const Disabled = ({ user }: { readonly user: AnyUser }) => {
  const { formatMessage } = useIntl();
  const replace = useNavigation((state) => state.replace);
  return (
    <WarningStrip
      lead={formatMessage({ id: 'users.disabled-lead' }, { name: user.name })}
      action={
        <Button size="small" onPress={() => replace({ at: 'settings', section: 'keys' })}>
          {formatMessage({ id: 'users.to-keys' })}
        </Button>
      }
    >
      {formatMessage({ id: user.isRekeyedSince ? 'users.disabled-rekeyed' : 'users.disabled-text' })}
    </WarningStrip>
  );
};

/** One user: role, and whether she can open the register. */
export const UserPanel = ({ user }: { readonly user: AnyUser }) => {
  const { formatMessage } = useIntl();
  const roleOptions = useRoleOptions();
  const roleWord = useRoleWord();
  const [asking, setAsking] = useState<'disable' | 'enable' | null>(null);
  const changing = useSubmit('each');
  const disabling = useSubmit();
  const { id, name, disabledAt } = user;
  const isActive = disabledAt === null;

  const changeRole = async (role: Role): Promise<void> => {
    if (role === user.role) return;
    disabling.clear();
    await changing.submit(() => saving(client.users.changeRole({ id, role })));
  };
  const disable = async (): Promise<void> => {
    changing.clear();
    await disabling.submit(() => saving(client.users.disable({ id })));
    setAsking(null);
  };
  return (
    <>
      <DetailPanel
        label={formatMessage({ id: 'users.panel' })}
        title={name}
        text={[
          user.signature,
          roleWord(user.role),
          ...(isActive ? [] : [formatMessage({ id: 'users.disabled-since' }, { date: dateAt(disabledAt) })]),
        ].join(' · ')}
        actions={
          user.isYou || user.isLastCoordinator ? undefined : isActive ? (
            <Button variant="danger" onPress={() => setAsking('disable')}>
              {formatMessage({ id: 'users.disable' })}
            </Button>
          ) : (
            <Button onPress={() => setAsking('enable')}>{formatMessage({ id: 'users.enable' })}</Button>
          )
        }
      >
        <div className={s['panel']}>
          {isActive ? (
            <Select
              label={formatMessage({ id: 'users.role' })}
              options={roleOptions}
              value={user.role}
              onChange={(role) => void changeRole(role)}
            />
          ) : (
            <Disabled user={user} />
          )}
          {isActive && <p className={s['quiet']}>{formatMessage({ id: `users.role-note.${user.role}` })}</p>}
          {user.isLastCoordinator && <p className={s['quiet']}>{formatMessage({ id: 'users.last-coordinator' })}</p>}
          <FailureNote failure={changing.failure ?? disabling.failure} />
        </div>
      </DetailPanel>
      <ConfirmDialog
        isOpen={asking === 'disable'}
        isDangerous
        title={formatMessage({ id: 'users.disable-title' }, { name })}
        confirm={formatMessage({ id: 'users.disable' })}
        isPending={disabling.isPending}
        onConfirm={() => void disable()}
        onCancel={() => setAsking(null)}
      >
        <p>{formatMessage({ id: 'users.disable-text' }, { name })}</p>
        <p>{formatMessage({ id: 'users.disable-honest' })}</p>
      </ConfirmDialog>
      {asking === 'enable' && <EnableDialog user={user} onDone={() => setAsking(null)} />}
    </>
  );
};
