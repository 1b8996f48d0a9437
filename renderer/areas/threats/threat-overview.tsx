import { FilePen, ShieldAlert } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { ThreatPicture } from '../../../electron/areas/threats/contract.ts';
import type { Id } from '../../../electron/base/ids.ts';
import { useRead } from '../../client/queries.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Card } from '../../ui/page/card.tsx';
import { Columns } from '../../ui/page/columns.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Section } from '../../ui/page/section.tsx';
import { ActorList } from './actors/actor-list.tsx';
import { assessmentDraftKey } from './assessment/assessment-form.tsx';
import { AssessmentText } from './assessment/assessment-text.tsx';
import { CurrentLevel } from './current-level.tsx';
import { DueWarning } from './due-warning.tsx';
import { History } from './assessment/history.tsx';
import { MeasureList } from './measure-list.tsx';
import { ZoneList } from './zones/zone-list.tsx';
import s from './threats.module.css';

type ThreatOverviewProps = {
  readonly caseId: Id;
  readonly picture: ThreatPicture;
  readonly takesFocus: boolean;
  readonly onAssess: () => void;
};

/** The current state, in the order people ask for it: how bad, decided by whom, until when, what is done about it, where not to go. */
export const ThreatOverview = ({ caseId, picture, takesFocus, onAssess }: ThreatOverviewProps) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const begun = useRead('drafts', 'get', { key: assessmentDraftKey(caseId) });
  const [current = null] = picture.assessments;
  const start = (
    <Button icon={FilePen} autoFocus={takesFocus} onPress={onAssess}>
      {formatMessage({ id: begun.data ? 'threats.continue' : current ? 'threats.reassess' : 'threats.assess' })}
    </Button>
  );
  return (
    <div className={s['tab']}>
      <DueWarning reassessment={picture.reassessment} />
      <Columns
        side={
          <>
            <ActorList caseId={caseId} actors={picture.actors} />
            {picture.assessments.length > 0 && <History assessments={picture.assessments} />}
          </>
        }
      >
        <Section
          label={formatMessage({ id: 'threats.current' })}
          aside={begun.data ? formatMessage({ id: 'threats.begun' }, { at: format.instant(begun.data.savedAt) }) : undefined}
        >
          {current ? (
            <CurrentLevel assessment={current} dueOn={picture.reassessment?.dueOn ?? current.reassessOn} action={start} />
          ) : (
            <EmptyState
              icon={ShieldAlert}
              title={formatMessage({ id: 'threats.none' })}
              text={formatMessage({ id: 'threats.none-text' })}
              action={start}
            />
          )}
        </Section>
        {current && current.measures.length > 0 && <MeasureList caseId={caseId} measures={current.measures} />}
        <ZoneList caseId={caseId} actors={picture.actors} />
        {current && (
          <Section label={formatMessage({ id: 'threats.assessment-number' }, { number: current.number })} aside={current.decidedOn}>
            <Card>
              <AssessmentText assessment={current} />
            </Card>
          </Section>
        )}
      </Columns>
    </div>
  );
};
