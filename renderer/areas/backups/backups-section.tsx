import { Archive, ArchiveX, HardDriveDownload, Usb } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Listed, Restorable, Source } from '../../../electron/areas/backups/contract.ts';
import type { Place } from '../../../electron/areas/backups/rules.ts';
import { decidingRoles } from '../../../electron/base/permissions.ts';
import { client } from '../../client/client.ts';
import { useRead } from '../../client/queries.ts';
import { useRole } from '../../state/session.ts';
import { useBackups } from '../../state/backups.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Columns } from '../../ui/page/columns.tsx';
import { DetailPanel } from '../../ui/page/detail-panel.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { ListCard, ListRow } from '../../ui/lists/list-card.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Section } from '../../ui/page/section.tsx';
import { BackupWarning } from './backup-warning.tsx';
import { BackupPanel } from './backup-panel.tsx';
import { BackupProgress } from './backup-progress.tsx';
import { OtherSource } from './restore/other-source.tsx';
import { RestoreDialog } from './restore/restore-dialog.tsx';
import { SecondPlace } from './second-place.tsx';
import { useBackupJob } from './use-backup-job.ts';
import { useBackupWords } from './words.ts';
import s from './backups.module.css';

const keyOf = ({ place, name }: Listed): string => `${place}/${name}`;
const iconOf = ({ place, state }: Listed) => (state !== 'sound' ? ArchiveX : place === 'own' ? Archive : Usb);

/** The register's copies: made, checked, and the way back. */
export const BackupsSection = () => {
  const { formatMessage } = useIntl();
  const words = useBackupWords();
  const mayRestore = decidingRoles.includes(useRole());
  const list = useRead('backups', 'list', {});
  const { job, failure, run } = useBackupJob();
  const [doing, setDoing] = useState<'make' | 'check'>('make');
  const [chosen, setChosen] = useState<string | null>(null);
  const [restoring, setRestoring] = useState<Source | null>(null);
  if (list.error) return <ErrorState failure={list.error.failure} />;
  if (!list.data) return <Loading />;
  const { backups } = list.data;
  const selected = backups.find((one) => keyOf(one) === chosen);

  const make = async (place: Place): Promise<void> => {
    setDoing('make');
    const made = await run((jobId) => client.backups.make({ jobId, place }));
    if (made === null) return;
    if (useBackups.getState().trouble?.place === place) useBackups.getState().setTrouble(null);
    setChosen(`${place}/${made.name}`);
    showToast(formatMessage({ id: 'backups.made' }));
  };
  const check = async ({ place, name }: Listed): Promise<void> => {
    setDoing('check');
    const checked = await run((jobId) => client.backups.check({ jobId, place, name }));
    if (checked === null) return;
    if (checked.isSound) showToast(formatMessage({ id: 'backups.check-sound' }));
    else showToast(formatMessage({ id: 'backups.check-damaged' }), { tone: 'error' });
  };
  const detail = (one: Listed): string =>
    [
      ...(one.about ? [words.detail(one.about)] : []),
      ...(one.place === 'second' ? [formatMessage({ id: 'backups.place.second' })] : []),
      ...(one.state === 'sound' ? [] : [formatMessage({ id: `backups.state.${one.state}` })]),
    ].join(' · ');

  return (
    <>
      <div className={s['head']}>
        <p className={s['lead']}>{formatMessage({ id: 'backups.lead' })}</p>
        <Button variant="primary" icon={HardDriveDownload} onPress={() => void make('own')}>
          {formatMessage({ id: 'backups.make' })}
        </Button>
      </div>
      {failure === null && <BackupWarning leadsThere={false} />}
      {failure && (
        <div className={s['found']}>
          <ErrorState failure={failure} />
        </div>
      )}
      <Columns
        side={
          selected ? (
            <BackupPanel
              key={keyOf(selected)}
              backup={selected}
              onCheck={() => void check(selected)}
              onRestore={() => setRestoring({ from: selected.place, name: selected.name })}
            />
          ) : (
            <DetailPanel
              label={formatMessage({ id: 'backups.about' })}
              title={formatMessage({ id: 'backups.choose' })}
              text={formatMessage({ id: 'backups.choose-text' })}
            />
          )
        }
      >
        <Section label={formatMessage({ id: 'backups.list' })}>
          {backups.length === 0 ? (
            <EmptyState
              icon={Archive}
              title={formatMessage({ id: 'backups.none-yet' })}
              text={formatMessage({ id: 'backups.none-yet-text' })}
            />
          ) : (
            <ListCard label={formatMessage({ id: 'backups.list' })}>
              {backups.map((one) => (
                <ListRow
                  key={keyOf(one)}
                  icon={iconOf(one)}
                  what={one.about ? words.when(one.about) : one.name}
                  detail={detail(one)}
                  isSelected={keyOf(one) === chosen}
                  onOpen={() => setChosen(keyOf(one))}
                />
              ))}
            </ListCard>
          )}
          {mayRestore && <OtherSource onChosen={({ source }: Restorable) => setRestoring(source)} />}
        </Section>
        <SecondPlace list={list.data} onMake={() => void make('second')} />
      </Columns>
      <BackupProgress job={job} title={formatMessage({ id: doing === 'make' ? 'backups.making' : 'backups.checking' })} />
      {restoring && <RestoreDialog source={restoring} onDone={() => setRestoring(null)} />}
    </>
  );
};
