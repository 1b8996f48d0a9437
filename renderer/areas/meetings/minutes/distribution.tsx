import { Building2, Download, House } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { client } from '../../../client/client.ts';
import { useRead } from '../../../client/queries.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Chips } from '../../../ui/controls/chips.tsx';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import { Menu } from '../../../ui/controls/menu.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { MentionQuestion } from './mention-question.tsx';
import type { FoundMention } from './mention-words.ts';
import { usePapers } from '../use-papers.ts';
import { useMeetingWords } from '../words.ts';
import s from '../meetings.module.css';

type Recipient = { readonly kind: 'own-unit' } | { readonly kind: 'agency'; readonly agencyId: string };

type Asking = { readonly mentions: readonly FoundMention[]; readonly run: (seen: readonly string[]) => Promise<void> };

/** The minutes for each who was called: how much each hears, and each its own file. Every file is a line in the log. */
export const Distribution = ({ meeting }: { readonly meeting: Meeting }) => {
  const { formatMessage } = useIntl();
  const words = useMeetingWords();
  const papers = usePapers(meeting.id);
  const { data: cover = [] } = useRead('meetings', 'cover', { meetingId: meeting.id });
  const [as, setAs] = useState<'pdf' | 'docx'>('pdf');
  const [asking, setAsking] = useState<Asking | null>(null);
  const newest = meeting.versions[0]?.number ?? 1;
  const [number, setNumber] = useState<number | null>(null);
  const version = number ?? newest;
  const heard = (agencyId: string): number => cover.filter((cell) => cell.agencyId === agencyId && cell.isHeard).length;
  const allowed = meeting.agencies.filter((one) => heard(one.agencyId) > 0);
  /** The user sees what the papers mention now before any of them leaves. */
  const give = async (version: number | null, agencies: readonly string[], run: Asking['run']): Promise<void> => {
    if (agencies.length === 0) return run([]);
    const found = papers.report(
      await client.meetings.mentions({ meetingId: meeting.id, document: 'minutes', version, agencies: [...agencies] }),
    );
    if (!found.ok) return;
    if (found.value.length > 0) setAsking({ mentions: found.value, run });
    else await run([]);
  };
  const giveOne = (recipient: Recipient, as: 'pdf' | 'docx' | 'print'): void =>
    void give(version, recipient.kind === 'agency' ? [recipient.agencyId] : [], (seen) =>
      papers.save('minutes', recipient, as, { version, seen }),
    );
  const giveAll = (agencies: readonly string[]): void =>
    void give(null, agencies, (seen) => papers.distribute('minutes', agencies, as, seen));
  const choose = (name: string, recipient: Recipient) => (
    <Menu
      label={formatMessage({ id: 'meetings.give' }, { recipient: name })}
      trigger={
        <Button size="small" aria-label={formatMessage({ id: 'meetings.give' }, { recipient: name })}>
          {formatMessage({ id: 'meetings.giveShort' })}
        </Button>
      }
      items={[
        {
          id: 'pdf',
          label: formatMessage({ id: 'meetings.savePdf' }),
          onAction: () => giveOne(recipient, 'pdf'),
        },
        {
          id: 'docx',
          label: formatMessage({ id: 'meetings.saveDocx' }),
          onAction: () => giveOne(recipient, 'docx'),
        },
        {
          id: 'print',
          label: formatMessage({ id: 'common.print' }),
          onAction: () => giveOne(recipient, 'print'),
        },
      ]}
    />
  );
  return (
    <Section
      label={formatMessage({ id: 'meetings.distribution' })}
      aside={
        <div className={s['aside']}>
          {meeting.versions.length > 1 && (
            <Chips
              label={formatMessage({ id: 'meetings.versions' })}
              options={meeting.versions.map((one) => ({
                value: String(one.number),
                label: formatMessage({ id: 'meetings.version' }, { number: String(one.number) }),
              }))}
              value={String(version)}
              onChange={(value) => setNumber(Number(value))}
            />
          )}
          <Chips
            label={formatMessage({ id: 'meetings.format' })}
            options={[
              { value: 'pdf', label: 'PDF' },
              { value: 'docx', label: 'Word' },
            ]}
            value={as}
            onChange={setAs}
          />
          <Button
            size="small"
            icon={Download}
            isPending={papers.isWorking}
            isDisabled={allowed.length === 0 || version !== newest}
            onPress={() => giveAll(allowed.map((one) => one.agencyId))}
          >
            {formatMessage({ id: 'meetings.distribute' })}
          </Button>
        </div>
      }
    >
      {asking && (
        <MentionQuestion
          meeting={meeting}
          where="minutes"
          mentions={asking.mentions}
          onConfirm={(seen) => {
            setAsking(null);
            void asking.run(seen);
          }}
          onCancel={() => setAsking(null)}
        />
      )}
      <ListCard>
        <ListRow
          icon={House}
          what={formatMessage({ id: 'meetings.ownUnit' })}
          detail={formatMessage({ id: 'meetings.whole' })}
          action={choose(formatMessage({ id: 'meetings.ownUnit' }), { kind: 'own-unit' })}
        />
        {meeting.agencies.map((agency) => {
          const count = heard(agency.agencyId);
          const why = words.why(
            cover.find((cell) => cell.agencyId === agency.agencyId && !cell.isHeard),
            agency.name,
          );
          return (
            <ListRow
              key={agency.agencyId}
              icon={Building2}
              what={agency.name}
              detail={formatMessage({ id: 'meetings.hears' }, { heard: count, all: meeting.items.length })}
              {...(count === 0
                ? { below: [formatMessage({ id: 'meetings.getsNothing' }, { why })] }
                : { action: choose(agency.name, { kind: 'agency', agencyId: agency.agencyId }) })}
            />
          );
        })}
      </ListCard>
    </Section>
  );
};
