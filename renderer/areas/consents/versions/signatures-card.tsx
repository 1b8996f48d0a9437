import { FilePen, PenLine, Pencil, Printer, Undo2 } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Consent } from '../../../../electron/areas/consents/contract.ts';
import type { Participant } from '../../../../electron/areas/participants/contract.ts';
import { ageOn, dateAt } from '../../../../electron/base/dates.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { decidingRoles } from '../../../../electron/base/permissions.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useRole } from '../../../state/session.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Cluster } from '../../../ui/page/columns.tsx';
import { DetailPanel } from '../../../ui/page/detail-panel.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { KeyValues, type KeyValue } from '../../../ui/lists/key-values.tsx';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';
import { shortName } from '../../participants/names.ts';
import s from '../consent-tab.module.css';
import { FormerGuardiansWarning } from './former-guardians-warning.tsx';
import { FormMenu } from './form-menu.tsx';
import { ScanList } from './scan-list.tsx';
import { isOpenToChange, type VersionState } from './versions.ts';

type SignaturesCardProps = {
  readonly participant: Participant;
  readonly version: Consent;
  readonly state: VersionState;
  readonly onSign: (personId: Id) => void;
  readonly onExcept: (personId: Id) => void;
  readonly onChange: () => void;
  readonly onWithdraw: () => void;
};

/** Who has signed a version, who has not, what ends it, and what can be done with it. */
export const SignaturesCard = ({ participant, version, state, onSign, onExcept, onChange, onWithdraw }: SignaturesCardProps) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const { sentence } = useFailure();
  const isDecider = decidingRoles.includes(useRole());
  const { personId, birthDate, guardians, comesOfAge } = participant;
  const nameOf = (id: Id): string => {
    const guardian = guardians.find((one) => one.personId === id);
    return guardian
      ? shortName(guardian)
      : id === personId
        ? shortName(participant)
        : ([...version.signatures, ...version.formerGuardians].find((one) => one.personId === id)?.name ?? '');
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
  const threats = guardians.filter((one) => one.threatReason !== '');
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
        <Cluster>
          {/* Who is no guardian any more signs nothing; a decision stands in. */}
          {(id === personId || guardians.some((one) => one.personId === id)) && (
            <Button
              size="small"
              icon={PenLine}
              onPress={() => onSign(id)}
              aria-label={formatMessage({ id: 'consents.sign-for' }, { name: nameOf(id) })}
            >
              {formatMessage({ id: 'consents.sign' })}
            </Button>
          )}
          {id !== personId && isDecider && (
            <IconButton
              size="small"
              icon={FilePen}
              label={formatMessage({ id: 'consents.exception.for' }, { name: nameOf(id) })}
              onPress={() => onExcept(id)}
            />
          )}
        </Cluster>
      ) : (
        formatMessage({ id: 'consents.not-signed' })
      ),
    })),
  ];
  const printed = version.forms.at(-1);
  const end = async (exceptionId: Id): Promise<void> => {
    const answer = await saving(client.consents.endException({ caseId: participant.caseId, consentId: version.id, exceptionId }));
    if (!answer.ok) showToast(sentence(answer.error), { tone: 'error' });
  };
  return (
    <DetailPanel
      label={formatMessage({ id: 'consents.signatures' }, { version: version.number })}
      foot={comesOfAge === null ? undefined : formatMessage({ id: 'consents.turns-18' }, { date: comesOfAge })}
    >
      <KeyValues items={rows} />
      {version.exceptions.length > 0 && (
        <KeyValues
          isStacked
          items={version.exceptions.map((one) => ({
            id: one.id,
            key: formatMessage(
              { id: one.endedAt === null ? 'consents.exception.of' : 'consents.exception.ended' },
              { name: nameOf(one.personId), until: one.endedAt === null ? one.until : format.instant(one.endedAt) },
            ),
            value: (
              <>
                {formatMessage(
                  { id: 'consents.exception.by' },
                  { decider: one.decider, date: dateAt(one.decidedAt), basis: one.legalBasis, reason: one.reason },
                )}{' '}
                {one.endedAt === null && (
                  <Button
                    size="small"
                    variant="quiet"
                    onPress={() => void end(one.id)}
                    aria-label={formatMessage({ id: 'consents.exception.end-for' }, { name: nameOf(one.personId) })}
                  >
                    {formatMessage({ id: 'consents.exception.end' })}
                  </Button>
                )}
              </>
            ),
          }))}
        />
      )}
      <FormerGuardiansWarning caseId={participant.caseId} />
      {threats.map((one) => (
        <WarningStrip key={one.personId} lead={formatMessage({ id: 'consents.guardian-threat' }, { name: shortName(one) })}>
          {formatMessage({ id: 'consents.guardian-threat-text' })}
        </WarningStrip>
      ))}
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
      <p className={s['note']}>
        {formatMessage({ id: 'consents.form.code' }, { code: version.formCode })}{' '}
        {printed?.code === version.formCode && formatMessage({ id: 'consents.form.left' }, { time: format.instant(printed.leftAt) })}
      </p>
      {printed && printed.code !== version.formCode && (
        <p role="alert" className={s['problem']}>
          {formatMessage({ id: 'consents.form.stale' }, { code: printed.code, time: format.instant(printed.leftAt) })}
        </p>
      )}
      <ScanList caseId={participant.caseId} version={version} />
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
