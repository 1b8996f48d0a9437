import { useIntl } from 'react-intl';
import type { Consent } from '../../../../electron/areas/consents/contract.ts';
import type { IsoDate } from '../../../../electron/base/dates.ts';
import { useRead } from '../../../client/queries.ts';
import { useToday } from '../../../state/session.ts';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';

type Waiting = { readonly personId: string; readonly name: string; readonly versions: readonly number[] };

/** Guardians no longer, without whose signature a version that could still hold is shut. */
const waitingFor = (versions: readonly Consent[], today: IsoDate): readonly Waiting[] => {
  const open = versions.filter(
    ({ validTo, withdrawals }) => validTo >= today && !withdrawals.some((one) => one.agencyId === null && one.subject === null),
  );
  const lacks = ({ missing }: Consent, personId: string): boolean =>
    missing.some((one) => one.kind === 'guardian-signature' && one.personId === personId);
  const former = new Map(open.flatMap(({ formerGuardians }) => formerGuardians.map(({ personId, name }) => [personId, name] as const)));
  return [...former]
    .map(([personId, name]) => ({ personId, name, versions: open.filter((one) => lacks(one, personId)).map((one) => one.number) }))
    .filter((one) => one.versions.length > 0);
};

/** Removing a guardian opens nothing: what waited for her signature stays closed, and this shows until when. */
export const FormerGuardiansWarning = ({ caseId }: { readonly caseId: string }) => {
  const { formatMessage, formatList } = useIntl();
  const today = useToday();
  const { data: versions = [] } = useRead('consents', 'list', { caseId });
  return waitingFor(versions, today).map((one) => (
    <WarningStrip key={one.personId} lead={formatMessage({ id: 'consents.former.lead' }, { name: one.name })}>
      {formatMessage(
        { id: 'consents.former.text' },
        { count: one.versions.length, versions: formatList(one.versions.toSorted((a, b) => a - b).map(String)) },
      )}
    </WarningStrip>
  ));
};
