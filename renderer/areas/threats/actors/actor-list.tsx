import { Plus, UserMinus } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { ThreatActor } from '../../../../electron/areas/threats/contract.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { client } from '../../../client/client.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Card } from '../../../ui/page/card.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { ActorDialog } from './actor-dialog.tsx';
import s from '../threats.module.css';

/** The case's threat actors by pseudonym; opening one changes how it is described from now on. */
export const ActorList = ({ caseId, actors }: { readonly caseId: Id; readonly actors: readonly ThreatActor[] }) => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const [open, setOpen] = useState<ThreatActor | 'new' | null>(null);
  const end = async ({ id, version, pseudonym }: ThreatActor) => {
    const answer = await client.threats.endActor({ caseId, id, version });
    if (!answer.ok) return showToast(sentence(answer.error), { tone: 'error' });
    const next = answer.value.version;
    return showToast(formatMessage({ id: 'threats.actor-ended' }, { pseudonym }), {
      onUndo: () => void client.threats.resumeActor({ caseId, id, version: next }),
    });
  };
  return (
    <Section
      label={formatMessage({ id: 'threats.actors' })}
      aside={
        <span className={s['aside']}>
          <Button size="small" variant="quiet" icon={Plus} onPress={() => setOpen('new')}>
            {formatMessage({ id: 'threats.add-actor' })}
          </Button>
        </span>
      }
    >
      {actors.length === 0 ? (
        <Card>
          <p className={s['quiet']}>{formatMessage({ id: 'threats.no-actors' })}</p>
        </Card>
      ) : (
        <ListCard label={formatMessage({ id: 'threats.actors' })}>
          {actors.map((actor) => (
            <ListRow
              key={actor.id}
              what={actor.pseudonym}
              below={[actor.relation, actor.motive].filter((words) => words !== '')}
              onOpen={() => setOpen(actor)}
              action={
                <IconButton
                  size="small"
                  icon={UserMinus}
                  label={formatMessage({ id: 'threats.end-actor' }, { pseudonym: actor.pseudonym })}
                  onPress={() => void end(actor)}
                />
              }
            />
          ))}
        </ListCard>
      )}
      {open && <ActorDialog caseId={caseId} actor={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Section>
  );
};
