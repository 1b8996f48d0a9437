import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { methodNeeds } from '../../../../electron/areas/meetings/rules.ts';
import { useTerm } from '../../../i18n/term.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { DetailPanel } from '../../../ui/page/detail-panel.tsx';
import { KeyValues } from '../../../ui/lists/key-values.tsx';
import { MeetingDialog } from './meeting-dialog.tsx';
import { useMeetingWords } from '../words.ts';

/** Who is called, and whether the method can be used with them. */
export const InvitedPanel = ({ meeting }: { readonly meeting: Meeting }) => {
  const { formatMessage } = useIntl();
  const words = useMeetingWords();
  const term = useTerm();
  const [isOpen, setOpen] = useState(false);
  const needed = methodNeeds(meeting.type);
  const missing = needed.filter((kind) => !meeting.agencies.some((one) => one.agencyKind === kind));
  const method = formatMessage(
    { id: missing.length === 0 ? 'meetings.method.met' : 'meetings.method.missing' },
    { needed: words.list(needed.map((kind) => term('agency', kind))), missing: words.list(missing.map((kind) => term('agency', kind))) },
  );
  return (
    <DetailPanel
      label={formatMessage({ id: 'meetings.invited' })}
      {...(meeting.agencies.length === 0 ? { text: formatMessage({ id: 'meetings.invited.none' }) } : {})}
      {...(needed.length > 0 ? { foot: method } : {})}
      {...(meeting.state === 'finalised'
        ? {}
        : {
            actions: (
              <Button isWide onPress={() => setOpen(true)}>
                {formatMessage({ id: 'meetings.edit' })}
              </Button>
            ),
          })}
    >
      <KeyValues
        items={meeting.agencies.map((one) => ({ id: one.agencyId, key: one.name, value: one.contact === '' ? '—' : one.contact }))}
      />
      {isOpen && <MeetingDialog meeting={meeting} onClose={() => setOpen(false)} />}
    </DetailPanel>
  );
};
