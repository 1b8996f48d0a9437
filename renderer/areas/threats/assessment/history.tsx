import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Assessment } from '../../../../electron/areas/threats/contract.ts';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import { RiskBadge } from '../../../ui/marks/risk-badge.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { AssessmentText } from './assessment-text.tsx';
import s from '../threats.module.css';

/** Every assessment there has been, newest first; each opens whole, as it was decided. */
export const History = ({ assessments }: { readonly assessments: readonly Assessment[] }) => {
  const { formatMessage } = useIntl();
  const [open, setOpen] = useState<Assessment | null>(null);
  const title = ({ number }: Assessment): string => formatMessage({ id: 'threats.assessment-number' }, { number });
  return (
    <Section label={formatMessage({ id: 'threats.history' })}>
      <ListCard label={formatMessage({ id: 'threats.history' })}>
        {assessments.map((assessment) => (
          <ListRow
            key={assessment.id}
            what={assessment.decidedOn}
            below={[formatMessage({ id: 'threats.decided-by-line' }, { by: assessment.decidedBy })]}
            date={<RiskBadge level={assessment.level} />}
            onOpen={() => setOpen(assessment)}
          />
        ))}
      </ListCard>
      {open && (
        <Dialog isOpen title={`${title(open)} · ${open.decidedOn}`} width="wide" onDismiss={() => setOpen(null)}>
          {/* Longer than the dialog: the keyboard must be able to stand in it to scroll. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div role="region" aria-label={title(open)} tabIndex={0} className={s['read']}>
            <AssessmentText assessment={open} />
          </div>
        </Dialog>
      )}
    </Section>
  );
};
