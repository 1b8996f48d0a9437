import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import type { Preview, Source } from '../../../../electron/areas/backups/contract.ts';
import { queryClient } from '../../../client/client.ts';
import { useRead } from '../../../client/queries.ts';
import { useSession } from '../../../state/session.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';
import { CompareTable } from './compare-table.tsx';
import { SecretFields } from './secret-fields.tsx';
import { useRestore } from './use-restore.ts';
import s from '../backups.module.css';

/** What will be lost, and what stays. */
const Consequences = ({ preview: { about, live } }: { readonly preview: Preview }) => {
  const { formatMessage } = useIntl();
  const newer = live.entries === null ? 0 : live.entries - about.entries;
  return (
    <>
      {newer > 0 ? (
        <WarningStrip lead={formatMessage({ id: 'backups.newer-lead' }, { count: newer })}>
          {formatMessage({ id: 'backups.newer-entries' })}
        </WarningStrip>
      ) : (
        <p>{formatMessage({ id: 'backups.older-text' })}</p>
      )}
      {live.state !== 'missing' && <p>{formatMessage({ id: live.state === 'open' ? 'backups.stays-open' : 'backups.stays-locked' })}</p>}
    </>
  );
};

type RestoreDialogProps = {
  readonly source: Source;
  /** Whether the register was restored. */ readonly onDone: (restored: boolean) => void;
};

/** Compares the backup with the live register before anything happens; then a passphrase of that time. */
export const RestoreDialog = ({ source, onDone }: RestoreDialogProps) => {
  const { formatMessage } = useIntl();
  const preview = useRead('backups', 'preview', { source });
  const restore = useRestore(source, () => onDone(true));
  // The register changes in the meantime, so the next comparison must be fresh.
  useEffect(() => () => queryClient.removeQueries({ queryKey: ['backups', 'preview'] }), []);
  const mine = useSession(({ state }) => (state.kind === 'open' ? state.user.signature : ''));
  const signatures = preview.data?.signatures ?? [];
  const first = signatures.includes(mine) ? mine : (signatures[0] ?? '');
  const begin = (): void => void restore.restore(first);
  return (
    <Dialog
      isOpen
      width="wide"
      title={formatMessage({ id: 'backups.restore-title' })}
      onDismiss={() => {
        // Under way it goes to its end: there is nothing in between.
        if (!restore.pending) onDone(false);
      }}
      actions={
        preview.data && (
          <>
            <span role="status">{restore.pending ? formatMessage({ id: 'backups.restoring' }) : ''}</span>
            <Button
              variant="danger"
              isPending={restore.pending}
              isDisabled={restore.secret === '' || restore.left !== null}
              onPress={begin}
            >
              {formatMessage({ id: 'backups.restore-do' })}
            </Button>
          </>
        )
      }
    >
      <div className={s['restore']}>
        <p>{formatMessage({ id: 'backups.restore-lead' })}</p>
        {preview.error ? (
          <ErrorState failure={preview.error.failure} />
        ) : preview.data ? (
          <>
            <CompareTable preview={preview.data} />
            <Consequences preview={preview.data} />
            <SecretFields signatures={signatures} first={first} restore={restore} onEnter={begin} />
          </>
        ) : (
          <Loading />
        )}
      </div>
    </Dialog>
  );
};
