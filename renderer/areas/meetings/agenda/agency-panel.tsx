import { Eye } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { CoverCell, Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { DetailPanel } from '../../../ui/page/detail-panel.tsx';
import { PreviewDialog } from './preview-dialog.tsx';
import { useMeetingWords } from '../words.ts';

type AgencyPanelProps = { readonly meeting: Meeting; readonly agency: Meeting['agencies'][number]; readonly cover: readonly CoverCell[] };

/** What one agency hears, and why not the rest. */
export const AgencyPanel = ({ meeting, agency, cover }: AgencyPanelProps) => {
  const { formatMessage } = useIntl();
  const words = useMeetingWords();
  const [isOpen, setOpen] = useState(false);
  const mine = cover.filter((cell) => cell.agencyId === agency.agencyId);
  const heard = mine.filter((cell) => cell.isHeard).length;
  const withheld = meeting.items.flatMap((item, i) => (mine.some((cell) => cell.itemId === item.id && !cell.isHeard) ? [i + 1] : []));
  const reasons = [...new Set(mine.filter((cell) => !cell.isHeard).map((cell) => words.why(cell, agency.name)))];
  const text =
    meeting.items.length === 0
      ? formatMessage({ id: 'meetings.agency.empty' })
      : withheld.length === 0
        ? formatMessage({ id: 'meetings.agency.all' })
        : heard === 0
          ? formatMessage({ id: 'meetings.agency.nothing' }, { agency: agency.name })
          : formatMessage(
              { id: 'meetings.agency.some' },
              { items: words.list(withheld.map(String)), count: withheld.length, last: String(heard), agency: agency.name },
            );
  return (
    <DetailPanel
      label={formatMessage({ id: 'meetings.agency.hears' }, { agency: agency.name, heard, all: meeting.items.length })}
      text={text}
      isLive
      {...(reasons.length > 0 ? { foot: reasons.join(' ') } : {})}
      actions={
        <Button isWide icon={Eye} onPress={() => setOpen(true)}>
          {formatMessage({ id: 'meetings.preview' }, { agency: agency.name })}
        </Button>
      }
    >
      {isOpen && <PreviewDialog meeting={meeting} agency={agency} onClose={() => setOpen(false)} />}
    </DetailPanel>
  );
};
