import { CalendarPlus, NotebookPen } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Participant } from '../../../../electron/areas/participants/contract.ts';
import { useTerm } from '../../../i18n/term.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { Badge } from '../../../ui/marks/badge.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { PhaseBar } from '../../../ui/page/phase-bar.tsx';
import { ProtectionBadge } from '../../../ui/marks/protection-badge.tsx';
import { focusNote } from '../../events/focus-note.ts';
import { headerBadges } from './header-slots.tsx';
import { MaskedNumber } from './masked-number.tsx';
import { shortName } from '../names.ts';
import s from '../participants.module.css';

/** Who it is, how far along, and what one most often does from here. */
export const ParticipantHeader = ({ participant }: { readonly participant: Participant }) => {
  const { formatMessage, formatList } = useIntl();
  const term = useTerm();
  const { go, replace } = useNavigation();
  const { caseId, age, maskedNumber, guardians } = participant;
  const words = [
    participant.caseNumber,
    ...(participant.alias === '' ? [] : [formatMessage({ id: 'participants.alias.called' }, { alias: participant.alias })]),
    ...(age === null ? [] : [formatMessage({ id: 'participants.age' }, { age })]),
  ];
  const writeNote = () => {
    replace({ at: 'participant', caseId, tab: 'overview' });
    focusNote();
  };
  return (
    <div className={s['header']}>
      <PageHeader
        title={`${participant.givenName} ${participant.familyName}`}
        badges={
          <>
            {headerBadges.map((HeaderBadge, index) => (
              // The list never changes while the program runs.
              <HeaderBadge key={index} caseId={caseId} />
            ))}
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
          participant.isEnded ? undefined : (
            <>
              <Button icon={NotebookPen} onPress={writeNote}>
                {formatMessage({ id: 'participants.note' })}
              </Button>
              <Button variant="primary" icon={CalendarPlus} onPress={() => go({ at: 'meeting-new', caseId })}>
                {formatMessage({ id: 'participants.planMeeting' })}
              </Button>
            </>
          )
        }
      />
      <PhaseBar phase={participant.phase} />
    </div>
  );
};
