import { FileOutput } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { DisclosureEntry } from '../../../electron/areas/disclosures/contract.ts';
import type { Id } from '../../../electron/base/ids.ts';
import { useRead } from '../../client/queries.ts';
import { useFormat } from '../../i18n/format.ts';
import { Columns } from '../../ui/page/columns.tsx';
import { DetailPanel } from '../../ui/page/detail-panel.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { KeyValues } from '../../ui/lists/key-values.tsx';
import { ListCard, ListRow } from '../../ui/lists/list-card.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Section } from '../../ui/page/section.tsx';
import s from './documents-tab.module.css';
import { NewMenu } from './letters/new-menu.tsx';
import { RecallsSection } from './recalls-section.tsx';
import { useKindWord } from './use-kind-word.ts';
import { UsesSection } from './grounds/uses-section.tsx';

const useWords = () => {
  const { formatMessage, formatList } = useIntl();
  const format = useFormat();
  const kindWord = useKindWord();
  return {
    kind: ({ document }: DisclosureEntry): string => kindWord(document),
    recipient: ({ recipientKind, agency }: DisclosureEntry): string =>
      recipientKind === 'agency' || recipientKind === 'person' ? (agency ?? '') : formatMessage({ id: `disclosures.${recipientKind}` }),
    ground: ({ versions, paragraphs, recipientKind }: DisclosureEntry): string => {
      const rested = [
        ...(versions.length > 0
          ? [formatMessage({ id: 'disclosures.versions' }, { count: versions.length, versions: formatList(versions.map(String)) })]
          : []),
        ...(paragraphs.length > 0 ? [formatMessage({ id: 'disclosures.by-ground' }, { paragraphs: formatList(paragraphs) })] : []),
      ];
      if (rested.length > 0) return rested.join(' · ');
      return formatMessage({ id: recipientKind === 'own-unit' ? 'disclosures.ground-own' : 'disclosures.ground-house' });
    },
    when: ({ leftAt }: DisclosureEntry): string =>
      leftAt === null ? formatMessage({ id: 'disclosures.unknown-short' }) : format.instant(leftAt),
  };
};

const Detail = ({ entry }: { readonly entry: DisclosureEntry }) => {
  const { formatMessage } = useIntl();
  const words = useWords();
  const row = (id: string, key: string, value: string) => ({ id, key, value });
  return (
    <DetailPanel label={words.recipient(entry)} title={words.kind(entry)} foot={formatMessage({ id: 'disclosures.hash-help' })}>
      <KeyValues
        isStacked
        items={[
          row('purpose', formatMessage({ id: 'disclosures.purpose' }), entry.purpose),
          row('ground', formatMessage({ id: 'disclosures.ground' }), words.ground(entry)),
          row('by', formatMessage({ id: 'disclosures.decided-by' }), entry.decidedBy),
          row(
            'when',
            formatMessage({ id: 'disclosures.when' }),
            entry.leftAt === null ? formatMessage({ id: 'disclosures.outcome-unknown' }) : words.when(entry),
          ),
          row(
            'as',
            formatMessage({ id: 'disclosures.left-as' }),
            entry.leftAs === null ? '' : formatMessage({ id: `disclosures.as.${entry.leftAs}` }),
          ),
          {
            id: 'hash',
            key: formatMessage({ id: 'disclosures.hash' }),
            value: <span className={s['hash']}>{(entry.contentHash.match(/.{8}/g) ?? []).join(' ')}</span>,
          },
        ]}
      />
    </DetailPanel>
  );
};

/** Dokument: everything about the person that left the register, newest first, and exactly what it rested on. */
export const DocumentsTab = ({ caseId }: { readonly caseId: Id }) => {
  const { formatMessage } = useIntl();
  const words = useWords();
  const log = useRead('disclosures', 'list', { caseId });
  const [selected, setSelected] = useState<Id | null>(null);
  if (log.error) return <ErrorState failure={log.error.failure} onRetry={() => void log.refetch()} />;
  if (!log.data) return <Loading />;
  const shown = log.data.find((entry) => entry.id === selected) ?? log.data[0];
  return (
    <Columns side={shown && <Detail entry={shown} />}>
      <RecallsSection caseId={caseId} />
      <Section label={formatMessage({ id: 'disclosures.title' })} aside={<NewMenu caseId={caseId} />}>
        {log.data.length === 0 ? (
          <EmptyState
            icon={FileOutput}
            title={formatMessage({ id: 'disclosures.empty.title' })}
            text={formatMessage({ id: 'disclosures.empty.text' })}
          />
        ) : (
          <ListCard label={formatMessage({ id: 'disclosures.title' })}>
            {log.data.map((entry) => (
              <ListRow
                key={entry.id}
                icon={FileOutput}
                what={words.kind(entry)}
                detail={`${words.recipient(entry)} · ${words.ground(entry)} · ${entry.decidedBy}`}
                date={words.when(entry)}
                isSelected={entry.id === shown?.id}
                onOpen={() => setSelected(entry.id)}
                onFocus={() => setSelected(entry.id)}
              />
            ))}
          </ListCard>
        )}
      </Section>
      <UsesSection caseId={caseId} />
    </Columns>
  );
};
