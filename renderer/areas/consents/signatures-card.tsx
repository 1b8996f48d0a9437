import { PenLine, Pencil, Printer, Undo2 } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Consent } from '../../../electron/areas/consents/contract.ts';
import type { Participant } from '../../../electron/areas/participants/contract.ts';
import { ageOn, dateAt } from '../../../electron/base/dates.ts';
import type { Id } from '../../../electron/base/ids.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Cluster } from '../../ui/columns.tsx';
import { DetailPanel } from '../../ui/detail-panel.tsx';
import { KeyValues, type KeyValue } from '../../ui/key-values.tsx';
import { shortName } from '../participants/names.ts';
import s from './consent-tab.module.css';
import { FormMenu } from './form-menu.tsx';
import { isOpenToChange, type VersionState } from './versions.ts';

type SignaturesCardProps = {
  readonly participant: Participant;
  readonly version: Consent;
  readonly state: VersionState;
  readonly onSign: (personId: Id) => void;
  readonly onChange: () => void;
  readonly onWithdraw: () => void;
};

/** Who has signed a version, who has not, what ends it, and what can be done with it. */
export const SignaturesCard = ({ participant, version, state, onSign, onChange, onWithdraw }: SignaturesCardProps) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const { personId, birthDate, guardians, comesOfAge } = participant;
  const nameOf = (id: Id): string => {
    const guardian = guardians.find((one) => one.personId === id);
    return guardian
      ? shortName(guardian)
      : id === personId
        ? shortName(participant)
        : (version.signatures.find((s) => s.personId === id)?.name ?? '');
  };
  const roleOf = (id: Id, signedAt: string | null): string => {
    if (id !== personId)
      return formatMessage({
        id: guardians.some((one) => one.personId === id) ? 'consents.role.guardian' : 'consents.role.former-guardian',
      });
    if (birthDate === null || signedAt === null) return formatMessage({ id: 'consents.role.own' });
    return formatMessage({ id: 'consents.role.own-age' }, { age: ageOn(birthDate, dateAt(signedAt)) });
  };
  const missing = version.missing.flatMap((one) =>
    one.kind === 'guardian-signature' ? [one.personId] : one.kind === 'own-signature' ? [personId] : [],
  );
  const canSign = state !== 'withdrawn';
  const rows: KeyValue[] = [
    ...version.signatures.map((one) => ({
      id: one.personId,
      key: nameOf(one.personId),
      note: roleOf(one.personId, one.signedAt),
      value: <span title={format.instant(one.signedAt)}>{dateAt(one.signedAt)}</span>,
    })),
    ...missing.map((id) => ({
      id: `missing ${id}`,
      key: nameOf(id),
      note: roleOf(id, null),
      value: canSign ? (
        <Button
          size="small"
          icon={PenLine}
          onPress={() => onSign(id)}
          aria-label={formatMessage({ id: 'consents.sign-for' }, { name: nameOf(id) })}
        >
          {formatMessage({ id: 'consents.sign' })}
        </Button>
      ) : (
        formatMessage({ id: 'consents.not-signed' })
      ),
    })),
  ];
  return (
    <DetailPanel
      label={formatMessage({ id: 'consents.signatures' }, { version: version.number })}
      foot={comesOfAge === null ? undefined : formatMessage({ id: 'consents.turns-18' }, { date: comesOfAge })}
    >
      <KeyValues items={rows} />
      {version.withdrawals.length > 0 && (
        <KeyValues
          isStacked
          items={version.withdrawals.map((one, index) => ({
            id: `${one.withdrawnAt} ${index}`,
            key: formatMessage({ id: 'consents.withdrawn-at' }, { time: format.instant(one.withdrawnAt) }),
            value: one.toldBy,
          }))}
        />
      )}
      <div className={s['actions']}>
        <Cluster>
          <FormMenu
            caseId={participant.caseId}
            consentId={version.id}
            trigger={
              <Button size="small" icon={Printer}>
                {formatMessage({ id: 'consents.form' })}
              </Button>
            }
          />
          {isOpenToChange(version) && (
            <Button size="small" icon={Pencil} onPress={onChange}>
              {formatMessage({ id: 'consents.change' })}
            </Button>
          )}
          {state !== 'withdrawn' && (
            <Button size="small" icon={Undo2} onPress={onWithdraw}>
              {formatMessage({ id: 'consents.withdraw' })}
            </Button>
          )}
        </Cluster>
      </div>
    </DetailPanel>
  );
};
