import { UserPlus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Participant, Relative } from '../../../../electron/areas/participants/contract.ts';
import { useRead } from '../../../client/queries.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { VirtualTable } from '../../../ui/lists/virtual-table.tsx';
import { RelativeDialog } from './relative-dialog.tsx';
import s from './family.module.css';

type Editing = { readonly relative: Relative | null };

/** Family and contacts as this file knows them; hundreds scroll. A row opens with Enter or a press. */
export const RelativesSection = ({ participant }: { readonly participant: Participant }) => {
  const { formatMessage } = useIntl();
  const { caseId, isEnded } = participant;
  const { data: relatives } = useRead('participants', 'relatives', { caseId });
  const [editing, setEditing] = useState<Editing | null>(null);
  if (!relatives) return null;
  const isEmpty = relatives.length === 0;
  const words = { label: formatMessage({ id: 'participants.relatives' }), sealed: formatMessage({ id: 'participants.sealed' }) };
  const add = (
    <Button size={isEmpty ? 'normal' : 'small'} icon={UserPlus} isDisabled={isEnded} onPress={() => setEditing({ relative: null })}>
      {formatMessage({ id: 'participants.relative.add' })}
    </Button>
  );
  const contact = ({ contact: rule, contactHow }: Relative): string => {
    const word = formatMessage({ id: `participants.relative.contact.${rule}` });
    return contactHow === '' ? word : `${word}: ${contactHow}`;
  };
  return (
    <Section label={words.label} {...(isEmpty ? {} : { aside: add })}>
      {isEmpty ? (
        <EmptyState
          icon={UsersRound}
          title={formatMessage({ id: 'participants.relatives.none' })}
          text={formatMessage({ id: 'participants.relatives.noneText' })}
          action={add}
        />
      ) : (
        <div className={s['relatives']} data-many={relatives.length > 8 || undefined} data-rows={Math.min(relatives.length, 8)}>
          <VirtualTable
            label={words.label}
            rows={relatives}
            rowKey={({ id }) => id}
            onOpen={(relative) => setEditing({ relative })}
            columns={[
              {
                id: 'name',
                header: formatMessage({ id: 'participants.relative.name' }),
                width: 'minmax(120px, 3fr)',
                isRowHeader: true,
                cell: ({ name }) => name ?? words.sealed,
              },
              {
                id: 'relation',
                header: formatMessage({ id: 'participants.relative.relation' }),
                width: 'minmax(80px, 2fr)',
                cell: ({ relation }) => relation,
              },
              {
                id: 'lives',
                header: formatMessage({ id: 'participants.relative.livesWhere' }),
                width: 'minmax(80px, 2fr)',
                isGrey: true,
                cell: ({ livesWhere }) => livesWhere,
              },
              {
                id: 'contact',
                header: formatMessage({ id: 'participants.relative.contact' }),
                width: 'minmax(110px, 3fr)',
                cell: contact,
              },
            ]}
          />
        </div>
      )}
      {editing && <RelativeDialog caseId={caseId} relative={editing.relative} isEnded={isEnded} onDone={() => setEditing(null)} />}
    </Section>
  );
};
