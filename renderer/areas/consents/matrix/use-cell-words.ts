import { useIntl } from 'react-intl';
import type { Consent, MatrixCell } from '../../../../electron/areas/consents/contract.ts';
import type { Participant } from '../../../../electron/areas/participants/contract.ts';
import type { Agency } from '../../../../electron/areas/settings/contract.ts';
import { subjectAreas, type SubjectArea } from '../../../../electron/base/terms.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTerm } from '../../../i18n/term.ts';

type Reason = MatrixCell['reasons'][number];
/** Without a guardian no signature helps: that comes first. */
export const weightiest = (cell: MatrixCell): Reason | undefined =>
  cell.reasons.find((one) => one.kind === 'no-guardian') ?? cell.reasons[0];

export type CellWords = { readonly title: string; readonly text: string };

/** Names of those whose signatures are missing, the participant's own marked as such. */
export const useMissingNames = (participant: Participant, consents: readonly Pick<Consent, 'formerGuardians'>[] = []) => {
  const { formatMessage, formatList } = useIntl();
  return (reasons: readonly Reason[]): string =>
    formatList(
      reasons.flatMap((reason) => {
        if (reason.kind === 'own-signature' || reason.kind === 'of-age')
          return [formatMessage({ id: 'consents.missing.own' }, { name: `${participant.givenName} ${participant.familyName}` })];
        if (reason.kind !== 'guardian-signature') return [];
        const guardian = participant.guardians.find((one) => one.personId === reason.personId);
        const former = consents.flatMap((one) => one.formerGuardians).find((one) => one.personId === reason.personId);
        const name = guardian ? `${guardian.givenName} ${guardian.familyName}` : (former?.name ?? '');
        return [formatMessage({ id: 'consents.missing.guardian' }, { name })];
      }),
    );
};

/** The answer to "may this be told?" in a few words, and why in one sentence. */
export const useCellWords = (participant: Participant, consents: readonly Consent[], isToday: boolean) => {
  const { formatMessage, formatList } = useIntl();
  const format = useFormat();
  const term = useTerm();
  const missingNames = useMissingNames(participant, consents);
  const lower = (subject: SubjectArea): string => term('subject', subject).toLocaleLowerCase();

  const notIncluded = (agency: Agency, subject: SubjectArea): string => {
    const [newest] = consents;
    if (!newest) return formatMessage({ id: 'consents.why.none' });
    const included = newest.cells.filter((cell) => cell.agencyId === agency.id);
    const others = subjectAreas.filter((each) => included.some((one) => one.subject === each)).map(lower);
    const words = { version: newest.number, agency: agency.name, subject: lower(subject) };
    if (others.length === 0) return formatMessage({ id: 'consents.why.agency-not-included' }, words);
    return formatMessage({ id: 'consents.why.not-included' }, { ...words, others: formatList(others) });
  };

  const why = (cell: MatrixCell, agency: Agency): string => {
    const version = cell.version ?? 0;
    const reason = weightiest(cell);
    switch (reason?.kind) {
      case 'not-yet':
        return formatMessage({ id: 'consents.why.not-yet' }, { version, date: reason.from });
      case 'expired':
        return formatMessage({ id: 'consents.why.expired' }, { version, date: reason.on });
      case 'withdrawn':
        return formatMessage({ id: 'consents.why.withdrawn' }, { version, time: format.instant(reason.at) });
      case 'of-age':
        return formatMessage({ id: 'consents.why.of-age' }, { version, date: reason.since });
      case 'no-guardian':
        return formatMessage({ id: 'consents.why.no-guardian' }, { version });
      case 'own-signature':
      case 'guardian-signature':
        return formatMessage({ id: 'consents.why.unsigned' }, { version, names: missingNames(cell.reasons) });
      default:
        return notIncluded(agency, cell.subject);
    }
  };

  return (cell: MatrixCell, agency: Agency): CellWords => {
    if (cell.state === 'own-house')
      return {
        title: formatMessage({ id: 'consents.answer.own-house' }),
        text: formatMessage({ id: 'consents.why.own-house' }, { agency: agency.name }),
      };
    if (cell.state === 'yes')
      return {
        title: formatMessage({ id: 'consents.answer.yes' }),
        text: formatMessage(
          { id: 'consents.why.yes' },
          { version: cell.version ?? 0, agency: agency.name, subject: lower(cell.subject), until: cell.until ?? '' },
        ),
      };
    return { title: formatMessage({ id: isToday ? 'consents.answer.no-today' : 'consents.answer.no-that-day' }), text: why(cell, agency) };
  };
};
