import { Suspense } from 'react';
import { useIntl } from 'react-intl';
import type { Participant } from '../../../../electron/areas/participants/contract.ts';
import { useTerm } from '../../../i18n/term.ts';
import { Badge } from '../../../ui/marks/badge.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { PhaseBar } from '../../../ui/page/phase-bar.tsx';
import { ProtectionBadge } from '../../../ui/marks/protection-badge.tsx';
import { usePlaced } from '../../../views/area-views.ts';
import { MaskedNumber } from './masked-number.tsx';
import { shortName } from '../names.ts';
import s from '../participants.module.css';

/** Who it is, how far along, and what one most often does from here. */
export const ParticipantHeader = ({ participant }: { readonly participant: Participant }) => {
  const { formatMessage, formatList } = useIntl();
  const term = useTerm();
  const badges = usePlaced(({ participant: slots }) => slots?.badges);
  const actions = usePlaced(({ participant: slots }) => slots?.actions);
  const { caseId, age, maskedNumber, guardians } = participant;
  const words = [
    participant.caseNumber,
    ...(participant.alias === '' ? [] : [formatMessage({ id: 'participants.alias.called' }, { alias: participant.alias })]),
    ...(age === null ? [] : [formatMessage({ id: 'participants.age' }, { age })]),
  ];
  return (
    <div className={s['header']}>
      <PageHeader
        title={`${participant.givenName} ${participant.familyName}`}
        badges={
          <>
            <Suspense>
              {badges.map(({ view: HeaderBadge }, index) => (
                <HeaderBadge key={index} caseId={caseId} />
              ))}
            </Suspense>
            <ProtectionBadge level={participant.protection} />
            {participant.state !== 'active' && <Badge>{term('state', participant.state)}</Badge>}
          </>
        }
        sub={
          <>
            {words.join(' · ')}
            {' · '}
            {maskedNumber === null ? (
              formatMessage({ id: 'participants.number.none' })
            ) : (
              <MaskedNumber caseId={caseId} masked={maskedNumber} />
            )}
            {guardians.length > 0 &&
              ` · ${formatMessage({ id: 'participants.guardians.line' }, { names: formatList(guardians.map(shortName), { type: 'unit' }) })}`}
          </>
        }
        actions={
          // Nothing is written or planned about a record that has ended.
          participant.isEnded ? undefined : actions.map(({ view: Action }, index) => <Action key={index} caseId={caseId} />)
        }
      />
      <PhaseBar phase={participant.phase} />
    </div>
  );
};
