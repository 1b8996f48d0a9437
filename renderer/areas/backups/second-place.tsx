import { Usb } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { BackupList } from '../../../electron/areas/backups/contract.ts';
import { decidingRoles } from '../../../electron/base/permissions.ts';
import { client } from '../../client/client.ts';
import { saving } from '../../client/saving-call.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useFormat } from '../../i18n/format.ts';
import { useRole } from '../../state/session.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Card } from '../../ui/page/card.tsx';
import { Cluster } from '../../ui/page/columns.tsx';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { KeyValues } from '../../ui/lists/key-values.tsx';
import { Section } from '../../ui/page/section.tsx';
import { WarningStrip } from '../../ui/page/warning-strip.tsx';
import { NumberField } from '../settings/number-field.tsx';
import s from './backups.module.css';

type SecondPlaceProps = { readonly list: BackupList; readonly onMake: () => void };

/** Where copies are kept outside this computer, and when Idag reminds of it. */
export const SecondPlace = ({ list: { second, remindDays }, onMake }: SecondPlaceProps) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const mayDecide = decidingRoles.includes(useRole());
  const [asking, setAsking] = useState(false);
  const { failure, submit } = useSubmit('each');
  const choose = async (): Promise<void> => {
    await submit(() => client.backups.chooseSecond({}));
  };
  const forget = async (): Promise<void> => {
    setAsking(false);
    await submit(() => saving(client.backups.forgetSecond({})));
  };
  return (
    <Section label={formatMessage({ id: 'backups.second' })}>
      {second?.isSameDisk && (
        <WarningStrip tone="note" lead={formatMessage({ id: 'backups.second-same-disk' })}>
          {formatMessage({ id: 'backups.second-same-disk-text' })}
        </WarningStrip>
      )}
      <Card>
        <div className={s['second']}>
          {second === null ? (
            <p className={s['quiet']}>{formatMessage({ id: 'backups.second-lead' })}</p>
          ) : (
            <>
              <KeyValues
                items={[
                  { id: 'name', key: formatMessage({ id: 'backups.second-name' }), value: second.name },
                  {
                    id: 'at',
                    key: formatMessage({ id: 'backups.second-last' }),
                    value: second.at === null ? formatMessage({ id: 'backups.second-never' }) : format.instant(second.at),
                  },
                ]}
              />
              {!second.isThere && <p className={s['quiet']}>{formatMessage({ id: 'backups.second-missing' })}</p>}
            </>
          )}
          <Cluster>
            {second !== null && <Button onPress={onMake}>{formatMessage({ id: 'backups.second-make' })}</Button>}
            {mayDecide && (
              <Button icon={Usb} onPress={() => void choose()}>
                {formatMessage({ id: second === null ? 'backups.second-choose' : 'backups.second-change' })}
              </Button>
            )}
            {mayDecide && second !== null && (
              <Button variant="quiet" onPress={() => setAsking(true)}>
                {formatMessage({ id: 'backups.second-forget' })}
              </Button>
            )}
          </Cluster>
          {failure && <ErrorState failure={failure} />}
          {mayDecide && (
            <div className={s['remind']}>
              <NumberField
                label={formatMessage({ id: 'backups.remind' })}
                description={formatMessage({ id: 'backups.remind-help' })}
                saved={remindDays}
                name="remindDays"
                onSave={(days) => saving(client.backups.setReminder({ remindDays: days }))}
              />
            </div>
          )}
        </div>
      </Card>
      <ConfirmDialog
        isOpen={asking}
        title={formatMessage({ id: 'backups.second-forget-title' }, { name: second?.name ?? '' })}
        confirm={formatMessage({ id: 'backups.second-forget' })}
        onConfirm={() => void forget()}
        onCancel={() => setAsking(false)}
      >
        {formatMessage({ id: 'backups.second-forget-text' })}
      </ConfirmDialog>
    </Section>
  );
};
