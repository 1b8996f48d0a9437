import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { ShutOut } from '../../../../electron/areas/users/contract.ts';
import { dateAt } from '../../../../electron/base/dates.ts';
import { decidingRoles } from '../../../../electron/base/permissions.ts';
import { useRead } from '../../../client/queries.ts';
import { useSession } from '../../../state/session.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { EndShutOutDialog, ShutOutDialog } from './shut-out-dialogs.tsx';
import s from '../users.module.css';

type ShutOutsSectionProps = { readonly caseId: string; readonly isEnded: boolean };

/** Conflict of interest (jäv): who may not have to do with this case. Decided and ended by a coordinator or a manager. */
export const ShutOutsSection = ({ caseId, isEnded }: ShutOutsSectionProps) => {
  const { formatMessage } = useIntl();
  const { data: rows } = useRead('users', 'shutOuts', { caseId });
  const session = useSession((state) => state.state);
  const [asking, setAsking] = useState<'new' | ShutOut | null>(null);
  if (!rows) return null;
  const mayDecide = !isEnded && session.kind === 'open' && decidingRoles.includes(session.user.role);
  const close = () => setAsking(null);
  return (
    <Section
      label={formatMessage({ id: 'users.shut-outs' })}
      {...(mayDecide
        ? {
            aside: (
              <Button size="small" onPress={() => setAsking('new')}>
                {formatMessage({ id: 'users.shut-out-add' })}
              </Button>
            ),
          }
        : {})}
    >
      {rows.length === 0 ? (
        <p className={s['quiet']}>{formatMessage({ id: 'users.shut-outs-none' })}</p>
      ) : (
        <ListCard>
          {rows.map((row) => (
            <ListRow
              key={row.id}
              what={row.name}
              below={[row.reason, formatMessage({ id: 'users.shut-out-line' }, { name: row.decidedBy, date: dateAt(row.decidedAt) })]}
              {...(mayDecide
                ? {
                    action: (
                      <Button size="small" variant="quiet" onPress={() => setAsking(row)}>
                        {formatMessage({ id: 'users.shut-out-end' })}
                      </Button>
                    ),
                  }
                : {})}
            />
          ))}
        </ListCard>
      )}
      {asking === 'new' && <ShutOutDialog caseId={caseId} already={rows} onDone={close} />}
      {asking !== null && asking !== 'new' && <EndShutOutDialog caseId={caseId} row={asking} onDone={close} />}
    </Section>
  );
};
