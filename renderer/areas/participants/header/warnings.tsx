import { Suspense } from 'react';
import { useIntl } from 'react-intl';
import { daysBetween } from '../../../../electron/base/dates.ts';
import type { Participant } from '../../../../electron/areas/participants/contract.ts';
import { adultAge, comingOfAgeWarning } from '../../../../electron/areas/participants/rules.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useToday } from '../../../state/session.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';
import { usePlaced } from '../../../views/area-views.ts';

const protectionWords = {
  'secrecy-flag': ['participants.warn.secrecyLead', 'participants.warn.secrecyText'],
  'protected-registration': ['participants.warn.protectedLead', 'participants.warn.protectedText'],
  fictitious: ['participants.warn.fictitiousLead', 'participants.warn.fictitiousText'],
} as const;

/** What one must know before reading on, above the title. */
export const Warnings = ({ participant }: { readonly participant: Participant }) => {
  const { formatMessage } = useIntl();
  const today = useToday();
  const others = usePlaced(({ participant: slots }) => slots?.warnings);
  const replace = useNavigation((state) => state.replace);
  const { protection, age, comesOfAge, guardians, caseId } = participant;
  const isMinor = age !== null && age < adultAge;
  const words = protection === 'none' ? null : protectionWords[protection];
  return (
    <>
      {words && <WarningStrip lead={formatMessage({ id: words[0] })}>{formatMessage({ id: words[1] })}</WarningStrip>}
      <Suspense>
        {others.map(({ view: Warning }, index) => (
          <Warning key={index} caseId={caseId} />
        ))}
      </Suspense>
      {isMinor && guardians.length === 0 && (
        <WarningStrip
          lead={formatMessage({ id: 'participants.warn.noGuardianLead' })}
          action={
            <Button size="small" onPress={() => replace({ at: 'participant', caseId, tab: 'family' })}>
              {formatMessage({ id: 'participants.guardian.add' })}
            </Button>
          }
        >
          {formatMessage({ id: 'participants.warn.noGuardianText' })}
        </WarningStrip>
      )}
      {comesOfAge !== null && daysBetween(today, comesOfAge) <= comingOfAgeWarning && (
        <WarningStrip tone="note" lead={formatMessage({ id: 'participants.warn.adultLead' }, { date: comesOfAge })}>
          {formatMessage({ id: 'participants.warn.adultText' })}
        </WarningStrip>
      )}
    </>
  );
};
