import { Download, Eye, Paperclip, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Consent } from '../../../../electron/areas/consents/contract.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useFormat } from '../../../i18n/format.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Cluster } from '../../../ui/page/columns.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { KeyValues } from '../../../ui/lists/key-values.tsx';
import s from '../consent-tab.module.css';
import { ScanDialog } from './scan-dialog.tsx';

type Scan = Consent['scans'][number];

/** Kilobytes up to a megabyte, then megabytes with one decimal. */
const useSize = () => {
  const { formatNumber } = useIntl();
  return (bytes: number): string =>
    bytes < 1_000_000
      ? `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} kB`
      : `${formatNumber(bytes / 1_000_000, { maximumFractionDigits: 1 })} MB`;
};

/** The signed paper: attached, looked at without leaving the window, removed with a way back. */
export const ScanList = ({ caseId, version }: { readonly caseId: Id; readonly version: Consent }) => {
  const { formatMessage } = useIntl();
  const { field, sentence } = useFailure();
  const format = useFormat();
  const size = useSize();
  const { failure, submit } = useSubmit('each');
  const [shown, setShown] = useState<Scan | null>(null);
  const asked = { caseId, consentId: version.id };
  const attach = async (): Promise<void> => {
    const answer = await submit(() => client.consents.attachScan(asked));
    if (answer?.ok && answer.value.attached) {
      const { pages } = answer.value;
      // Of a PDF a copy is kept, not the file itself: that is said.
      showToast(
        pages === null ? formatMessage({ id: 'consents.scan.attached' }) : formatMessage({ id: 'consents.scan.attached-clean' }, { pages }),
      );
    }
  };
  const remove = async ({ id }: Scan): Promise<void> => {
    const answer = await submit(() => saving(client.consents.removeScan({ ...asked, scanId: id })));
    if (!answer?.ok) return;
    showToast(formatMessage({ id: 'consents.scan.removed' }), {
      onUndo: () => void saving(client.consents.restoreScan({ ...asked, scanId: id })),
    });
  };
  const saveCopy = async ({ id }: Scan): Promise<void> => {
    const answer = await client.disclosures.scanCopy({ ...asked, scanId: id });
    if (!answer.ok) showToast(sentence(answer.error), { tone: 'error' });
    else if (answer.value.left) showToast(formatMessage({ id: 'consents.scan.saved' }));
  };
  const kindOf = (scan: Scan): string =>
    scan.kind === 'pdf'
      ? scan.pages === null
        ? 'PDF'
        : formatMessage({ id: 'consents.scan.pages' }, { pages: scan.pages })
      : { png: 'PNG', jpeg: 'JPG' }[scan.kind];
  const problem = field(failure, 'scan') ?? (failure ? sentence(failure) : undefined);
  return (
    <div className={s['scans']} role="group" aria-label={formatMessage({ id: 'consents.scans' })}>
      {version.scans.length > 0 && (
        <KeyValues
          items={version.scans.map((scan) => ({
            id: scan.id,
            key: formatMessage({ id: 'consents.scan' }),
            note: `${kindOf(scan)}, ${size(scan.size)}`,
            value: (
              <Cluster>
                <span>{format.instant(scan.recordedAt).slice(0, 10)}</span>
                {scan.kind === 'pdf' ? (
                  <IconButton
                    size="small"
                    icon={Download}
                    label={formatMessage({ id: 'consents.scan.copy' })}
                    onPress={() => void saveCopy(scan)}
                  />
                ) : (
                  <IconButton size="small" icon={Eye} label={formatMessage({ id: 'consents.scan.show' })} onPress={() => setShown(scan)} />
                )}
                <IconButton
                  size="small"
                  icon={Trash2}
                  label={formatMessage({ id: 'consents.scan.remove' })}
                  onPress={() => void remove(scan)}
                />
              </Cluster>
            ),
          }))}
        />
      )}
      <Button
        size="small"
        icon={Paperclip}
        onPress={() => void attach()}
        {...(problem !== undefined && { 'aria-describedby': 'scan-problem' })}
      >
        {formatMessage({ id: 'consents.scan.attach' })}
      </Button>
      {problem !== undefined && (
        <p id="scan-problem" role="alert" className={s['problem']}>
          {problem}
        </p>
      )}
      {shown && <ScanDialog {...asked} scanId={shown.id} onClose={() => setShown(null)} />}
    </div>
  );
};
