import { ShieldAlert, UserPlus, Users } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { municipalityByCode } from '../../../../electron/base/gazetteer/municipalities.ts';
import type { Guardian, Participant } from '../../../../electron/areas/participants/contract.ts';
import { adultAge } from '../../../../electron/areas/participants/rules.ts';
import { client } from '../../../client/client.ts';
import { useRead } from '../../../client/queries.ts';
import { saving } from '../../../client/saving-call.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Card } from '../../../ui/page/card.tsx';
import { Cluster, Columns } from '../../../ui/page/columns.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { KeyValues } from '../../../ui/lists/key-values.tsx';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { Badge } from '../../../ui/marks/badge.tsx';
import { usePlaced } from '../../../views/area-views.ts';
import { GuardianDialog } from './guardian-dialog.tsx';
import { RelativesSection } from './relatives-section.tsx';
import { ThreatDialog } from './threat-dialog.tsx';

type Editing = { readonly guardian: Guardian | null };

const Guardians = ({ participant }: { readonly participant: Participant }) => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const [editing, setEditing] = useState<Editing | null>(null);
  const above = usePlaced(({ participant: slots }) => slots?.guardians);
  const [marking, setMarking] = useState<Guardian | null>(null);
  const { caseId, guardians, age, isEnded } = participant;
  const isMinor = age !== null && age < adultAge;

  const end = async ({ id }: Guardian): Promise<void> => {
    const answer = await saving(client.participants.removeGuardian({ caseId, guardianId: id }));
    if (!answer.ok) {
      showToast(sentence(answer.error), { tone: 'error' });
      return;
    }
    // No name: a notice stays on the screen while the page behind it changes.
    showToast(formatMessage({ id: 'participants.guardian.ended' }), {
      onUndo: () => void saving(client.participants.restoreGuardian({ caseId, guardianId: id })),
    });
  };
  const below = (guardian: Guardian) => {
    const lines = [
      ...(guardian.isMinor ? [formatMessage({ id: 'participants.guardian.isMinor' })] : []),
      ...(guardian.threatReason === ''
        ? []
        : [formatMessage({ id: 'participants.guardian.threatMeans' }, { reason: guardian.threatReason })]),
    ];
    return lines.length === 0 ? {} : { below: lines };
  };
  const add = (
    <Button
      size={guardians.length > 0 ? 'small' : 'normal'}
      icon={UserPlus}
      isDisabled={isEnded}
      onPress={() => setEditing({ guardian: null })}
    >
      {formatMessage({ id: 'participants.guardian.add' })}
    </Button>
  );
  return (
    <Section label={formatMessage({ id: 'participants.guardians' })} {...(guardians.length > 0 ? { aside: add } : {})}>
      {above.map(({ view: Part }, index) => (
        <Part key={index} caseId={caseId} />
      ))}
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
              what={
                <>
                  {`${guardian.givenName} ${guardian.familyName}`}{' '}
                  {guardian.threatReason !== '' && (
                    <Badge tone="late" icon={ShieldAlert}>
                      {formatMessage({ id: 'participants.guardian.threat' })}
                    </Badge>
                  )}
                </>
              }
              {...below(guardian)}
              detail={[guardian.relation, guardian.phone, guardian.email].filter((word) => word !== '').join(' · ')}
              action={
                <Cluster>
                  <Button size="small" variant="quiet" isDisabled={isEnded} onPress={() => setMarking(guardian)}>
                    {formatMessage({ id: 'participants.guardian.threatMark' })}
                  </Button>
                  <Button size="small" isDisabled={isEnded} onPress={() => setEditing({ guardian })}>
                    {formatMessage({ id: 'common.edit' })}
                  </Button>
                  <Button size="small" variant="quiet" isDisabled={isEnded} onPress={() => void end(guardian)}>
                    {formatMessage({ id: 'participants.guardian.end' })}
                  </Button>
                </Cluster>
              }
            />
          ))}
        </ListCard>
      )}
      {marking && <ThreatDialog caseId={caseId} guardian={marking} onDone={() => setMarking(null)} />}
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

/** Guardians, family and contacts, how to reach people, and whom they may not meet. For a minor the guardians stand first: their say decides. */
export const FamilyTab = ({ caseId }: { readonly caseId: string }) => {
  const beside = usePlaced(({ participant: slots }) => slots?.besideFamily);
  const { data: participant } = useRead('participants', 'get', { caseId });
  if (!participant) return null;
  return (
    <Columns
      side={
        <>
          <OwnContacts participant={participant} />
          {beside.map(({ view: Part }, index) => (
            <Part key={index} caseId={caseId} isEnded={participant.isEnded} />
          ))}
        </>
      }
    >
      <Guardians participant={participant} />
      <RelativesSection participant={participant} />
    </Columns>
  );
};
