import { useState } from 'react';
import type { Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { useRead } from '../../../client/queries.ts';
import { Columns } from '../../../ui/page/columns.tsx';
import { AgencyPanel } from './agency-panel.tsx';
import { AgendaTable } from './agenda-table.tsx';
import { InvitedPanel } from './invited-panel.tsx';
import { ItemPanel } from './item-panel.tsx';
import { Suggestions } from './suggestions.tsx';

/** The agenda, with who hears what next to every item while it is written. */
export const PrepareTab = ({ meeting }: { readonly meeting: Meeting }) => {
  const { data: cover = [] } = useRead('meetings', 'cover', { meetingId: meeting.id });
  const [itemId, setItemId] = useState<string | null>(null);
  const [agencyId, setAgencyId] = useState<string | null>(null);
  const item = meeting.items.find((one) => one.id === itemId) ?? meeting.items[0];
  const heard = (id: string): number => cover.filter((cell) => cell.agencyId === id && cell.isHeard).length;
  // The one that hears least says most about the agenda.
  const agency =
    meeting.agencies.find((one) => one.agencyId === agencyId) ??
    meeting.agencies.toSorted((a, b) => heard(a.agencyId) - heard(b.agencyId))[0];
  const isOpen = meeting.state !== 'finalised';
  return (
    <Columns
      side={
        <>
          {agency && <AgencyPanel meeting={meeting} agency={agency} cover={cover} />}
          {item && isOpen && <ItemPanel key={item.id} meeting={meeting} item={item} />}
          <InvitedPanel meeting={meeting} />
        </>
      }
    >
      <AgendaTable
        meeting={meeting}
        cover={cover}
        selected={item?.id ?? null}
        onSelect={setItemId}
        agencyId={agency?.agencyId ?? null}
        onSelectAgency={setAgencyId}
      />
      {isOpen && <Suggestions meeting={meeting} />}
    </Columns>
  );
};
