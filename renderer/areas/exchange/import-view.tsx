import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { SheetSummary } from '../../../electron/areas/exchange/contract.ts';
import type { Id } from '../../../electron/base/ids.ts';
import type { Result } from '../../../electron/base/result.ts';
import { client } from '../../client/client.ts';
import type { MessageId } from '../../i18n/message-ids.ts';
import { ProgressDialog } from '../../ui/dialogs/progress-dialog.tsx';
import { ChooseFile } from './choose-file.tsx';
import { Done } from './import-result.tsx';
import { readDropped, type DropRefusal } from './dropped-file.ts';
import { useImport } from './import-state.ts';
import { MendSheet } from './sheet/sheet-page.tsx';
import { useJobSubmit } from '../../client/use-job-submit.ts';

/** Choose a list, mend it, import it. Nothing is written before the last step. */
export const ImportView = () => {
  const { formatMessage } = useIntl();
  const { sheet, done, setSheet } = useImport();
  const [undropped, setUndropped] = useState<DropRefusal | null>(null);
  const { job, failure, start } = useJobSubmit();

  const open = async (read: (jobId: Id) => Promise<Result<SheetSummary | null>>): Promise<void> => {
    setUndropped(null);
    const answer = await start(read);
    if (!answer) return;
    if (answer.ok) {
      if (answer.value) setSheet(answer.value);
    } else if (answer.error.code !== 'cancelled') setSheet(null);
  };
  const choose = () => void open((jobId) => client.exchange.chooseFile({ jobId }));
  const drop = async (files: readonly File[]): Promise<void> => {
    const dropped = await readDropped(files);
    if ('refused' in dropped) setUndropped(dropped.refused);
    else await open((jobId) => client.exchange.readFile({ jobId, fileName: dropped.fileName }, [dropped.bytes]));
  };
  const step = job.progress?.step;

  return (
    <>
      {done ? (
        <Done done={done} onAnother={() => setSheet(null)} />
      ) : sheet ? (
        <MendSheet key={sheet.handle} sheet={sheet} job={job} onChoose={choose} />
      ) : (
        <ChooseFile failure={undropped ?? failure} onChoose={choose} onDrop={(files) => void drop(files)} />
      )}
      <ProgressDialog
        isOpen={job.progress !== null}
        title={formatMessage({ id: step === 'write' ? 'exchange.writing' : 'exchange.reading' })}
        done={job.progress?.done ?? 0}
        total={job.progress?.total ?? 0}
        {...(step === undefined ? {} : { step: formatMessage({ id: `exchange.step.${step}` as MessageId }) })}
        onCancel={job.cancel}
        isCancelling={job.isCancelling}
      />
    </>
  );
};
