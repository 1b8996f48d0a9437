import { useIntl } from 'react-intl';
import type { Listed } from '../../../electron/areas/backups/contract.ts';
import { decidingRoles } from '../../../electron/base/permissions.ts';
import { useFormat } from '../../i18n/format.ts';
import { useRole } from '../../state/session.ts';
import { Badge } from '../../ui/marks/badge.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { DetailPanel } from '../../ui/page/detail-panel.tsx';
import { KeyValues } from '../../ui/lists/key-values.tsx';
import { useBackupWords } from './words.ts';
import s from './backups.module.css';

type BackupPanelProps = { readonly backup: Listed; readonly onCheck: () => void; readonly onRestore: () => void };

const troubles = { damaged: 'backups.damaged-text', unreadable: 'backups.unreadable-text', newer: 'backups.newer-text' } as const;

/** One copy: what it is, whether it is whole, and the way back to it. */
export const BackupPanel = ({ backup, onCheck, onRestore }: BackupPanelProps) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const words = useBackupWords();
  const mayRestore = decidingRoles.includes(useRole());
  const { about, state, head, checkedAt, place } = backup;
  const value = (id: 'kind' | 'where' | 'size' | 'case-count' | 'entry-count' | 'head' | 'checked', text: string) => ({
    id,
    key: formatMessage({ id: `backups.${id}` }),
    value: text,
  });
  return (
    <DetailPanel
      label={formatMessage({ id: 'backups.about' })}
      title={about ? words.when(about) : backup.name}
      isLive
      actions={
        <>
          {state !== 'newer' && (
            <Button isWide onPress={onCheck}>
              {formatMessage({ id: 'backups.check' })}
            </Button>
          )}
          {mayRestore && state === 'sound' && (
            <Button isWide onPress={onRestore}>
              {formatMessage({ id: 'backups.restore' })}
            </Button>
          )}
        </>
      }
    >
      <div className={s['second']}>
        <div>
          <Badge tone={state === 'sound' ? 'accent' : 'late'}>{formatMessage({ id: `backups.state.${state}` })}</Badge>
        </div>
        {state !== 'sound' && <p className={s['quiet']}>{formatMessage({ id: troubles[state] })}</p>}
        <KeyValues
          items={[
            ...(about ? [value('kind', words.kind(about))] : []),
            value('where', formatMessage({ id: `backups.place.${place}` })),
            ...(about
              ? [
                  value('size', words.size(about.size)),
                  value('case-count', format.number(about.cases)),
                  value('entry-count', format.number(about.entries)),
                ]
              : []),
            ...(head === null ? [] : [value('head', head)]),
            ...(checkedAt === null ? [] : [value('checked', format.instant(checkedAt))]),
          ]}
        />
      </div>
    </DetailPanel>
  );
};
