import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Source } from '../../../../electron/areas/backups/contract.ts';
import { useRead } from '../../../client/queries.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { StepTitle } from '../../users/start/step-title.tsx';
import { OtherSource } from './other-source.tsx';
import { RestorableList } from './restorable-list.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import start from '../../users/start/start.module.css';

/** On the start page, when the register is damaged, missing or locked. */
export const RestoreStart = ({ onBack, onRestored }: { readonly onBack: () => void; readonly onRestored: () => void }) => {
  const { formatMessage } = useIntl();
  const found = useRead('backups', 'found', {}).data?.backups ?? [];
  const [source, setSource] = useState<Source | null>(null);
  return (
    <>
      <StepTitle>{formatMessage({ id: 'backups.start-title' })}</StepTitle>
      <p className={start['lead']}>{formatMessage({ id: found.length > 0 ? 'backups.start-lead' : 'backups.start-none' })}</p>
      {found.length > 0 && (
        <RestorableList label={formatMessage({ id: 'backups.start-found' })} found={found} onChosen={(one) => setSource(one.source)} />
      )}
      <OtherSource isFirst onChosen={(one) => setSource(one.source)} />
      <div className={start['actions']}>
        <Button variant="quiet" onPress={onBack}>
          {formatMessage({ id: 'common.back' })}
        </Button>
      </div>
      {source && (
        <RestoreDialog
          source={source}
          onDone={(restored) => {
            setSource(null);
            if (restored) onRestored();
          }}
        />
      )}
    </>
  );
};
