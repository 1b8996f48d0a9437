import { UserPlus, Users } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { municipalityByCode } from '../../../electron/base/gazetteer/municipalities.ts';
import type { Guardian, Participant } from '../../../electron/areas/participants/contract.ts';
import { adultAge } from '../../../electron/areas/participants/rules.ts';
import { client } from '../../client/client.ts';
import { useRead } from '../../client/queries.ts';
import { saving } from '../../client/saving-call.ts';
import { useFailure } from '../../i18n/failure.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Cluster, Columns } from '../../ui/columns.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { ListCard, ListRow } from '../../ui/list-card.tsx';
import { Section } from '../../ui/section.tsx';
import { GuardianDialog } from './guardian-dialog.tsx';

type Editing = { readonly guardian: Guardian | null };

const Guardians = ({ participant }: { readonly participant: Participant }) => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const [editing, setEditing] = useState<Editing | null>(null);
  const { caseId, guardians, age } = participant;
  const isMinor = age !== null && age < adultAge;

  const end = async ({ id, givenName, familyName }: Guardian): Promise<void> => {
    const answer = await saving(client.participants.removeGuardian({ caseId, guardianId: id }));
    if (!answer.ok) {
      showToast(sentence(answer.error), { tone: 'error' });
      return;
    }
    showToast(formatMessage({ id: 'participants.guardian.ended' }, { name: `${givenName} ${familyName}` }), {
      onUndo: () => void saving(client.participants.restoreGuardian({ caseId, guardianId: id })),
    });
  };
  const add = (
    <Button size={guardians.length > 0 ? 'small' : 'normal'} icon={UserPlus} onPress={() => setEditing({ guardian: null })}>
      {formatMessage({ id: 'participants.guardian.add' })}
    </Button>
  );
  return (
    <Section label={formatMessage({ id: 'participants.guardians' })} {...(guardians.length > 0 ? { aside: add } : {})}>
      {guardians.length === 0 ? (
        <EmptyState
          icon={Users}
          title={formatMessage({ id: 'participants.guardians.none' })}
          text={formatMessage({ id: isMinor ? 'participants.guardians.noneMinor' : 'participants.guardians.noneAdult' })}
          action={add}
        />
      ) : (
        <ListCard>
          {guardians.map((guardian) => (
            <ListRow
              key={guardian.id}
              what={`${guardian.givenName} ${guardian.familyName}`}
              detail={[guardian.relation, guardian.phone, guardian.email].filter((word) => word !== '').join(' · ')}
              action={
                <Cluster>
                  <Button size="small" onPress={() => setEditing({ guardian })}>
                    {formatMessage({ id: 'common.edit' })}
                  </Button>
                  <Button size="small" variant="quiet" onPress={() => void end(guardian)}>
                    {formatMessage({ id: 'participants.guardian.end' })}
                  </Button>
                </Cluster>
              }
            />
          ))}
        </ListCard>
      )}
      {editing && <GuardianDialog caseId={caseId} guardian={editing.guardian} onDone={() => setEditing(null)} />}
    </Section>
  );
};

const OwnContacts = ({ participant }: { readonly participant: Participant }) => {
  const { formatMessage } = useIntl();
  const none = formatMessage({ id: 'participants.unknown' });
  const { phone, email, municipality } = participant;
  return (
    <Section label={formatMessage({ id: 'participants.contacts' })}>
      <Card>
        <KeyValues
          items={[
            { id: 'phone', key: formatMessage({ id: 'participants.phone' }), value: phone === '' ? none : phone },
            { id: 'email', key: formatMessage({ id: 'participants.email' }), value: email === '' ? none : email },
            {
              id: 'municipality',
              key: formatMessage({ id: 'participants.municipality' }),
              value: municipality === null ? none : (municipalityByCode(municipality)?.name ?? municipality),
            },
          ]}
        />
      </Card>
    </Section>
  );
};

/** Guardians and how to reach people. For a minor the guardians stand first: their say decides. */
export const FamilyTab = ({ caseId }: { readonly caseId: string }) => {
  const { data: participant } = useRead('participants', 'get', { caseId });
  if (!participant) return null;
  return (
    <Columns side={<OwnContacts participant={participant} />}>
      <Guardians participant={participant} />
    </Columns>
  );
};
