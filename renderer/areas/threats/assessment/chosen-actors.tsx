import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { ThreatActor } from '../../../../electron/areas/threats/contract.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Checkbox } from '../../../ui/fields/checkbox.tsx';
import { ActorDialog } from '../actors/actor-dialog.tsx';
import type { FormPart } from './assessment-form.tsx';
import s from '../threats.module.css';

type ChosenActorsProps = FormPart & { readonly caseId: Id; readonly actors: readonly ThreatActor[] };

/** Which of the case's threat actors this assessment speaks of; a new one is described at once and chosen. */
export const ChosenActors = ({ caseId, actors, form, set, problem }: ChosenActorsProps) => {
  const { formatMessage } = useIntl();
  const [adding, setAdding] = useState(false);
  const error = problem('actorIds');
  return (
    <div className={s['fields']}>
      {actors.length > 0 && (
        <div role="group" aria-label={formatMessage({ id: 'threats.actors' })}>
          {actors.map(({ id, pseudonym, relation, motive }) => (
            <Checkbox
              key={id}
              isSelected={form.actorIds.includes(id)}
              onChange={(chosen) => set({ actorIds: chosen ? [...form.actorIds, id] : form.actorIds.filter((each) => each !== id) })}
              {...(relation + motive === '' ? {} : { note: [relation, motive].filter((words) => words !== '').join(' · ') })}
            >
              {pseudonym}
            </Checkbox>
          ))}
        </div>
      )}
      {error !== undefined && (
        <p role="alert" className={s['problem']}>
          {error}
        </p>
      )}
      <div>
        <Button size="small" icon={Plus} onPress={() => setAdding(true)}>
          {formatMessage({ id: 'threats.add-actor' })}
        </Button>
      </div>
      {adding && (
        <ActorDialog
          caseId={caseId}
          actor={null}
          onClose={(made) => {
            setAdding(false);
            if (made) set({ actorIds: [...form.actorIds, made.id] });
          }}
        />
      )}
    </div>
  );
};
