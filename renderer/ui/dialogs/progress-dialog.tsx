import { Dialog as AriaDialog, Heading, Modal, ModalOverlay, ProgressBar } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { Button } from '../controls/button.tsx';
import d from './dialog.module.css';
import s from './progress-dialog.module.css';

export type ProgressDialogProps = {
  readonly isOpen: boolean;
  /** What is being done: "Läser in ärendelistan". */
  readonly title: string;
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
  /** The step in words, when there are several. */
  readonly step?: string;
  /** Asked to stop. Escape does the same. */
  readonly onCancel: () => void;
  readonly isCancelling?: boolean;
};

/** Long work: how far it has come, and a way out. */
export const ProgressDialog = ({ isOpen, title, done, total, step, onCancel, isCancelling = false }: ProgressDialogProps) => {
  const { formatMessage, formatNumber } = useIntl();
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onCancel()} isDismissable={false} className={d['overlay'] ?? ''}>
      <Modal className={`${d['modal'] ?? ''} ${d['plain'] ?? ''}`}>
        <AriaDialog className={d['dialog'] ?? ''}>
          <div className={d['head']}>
            <Heading slot="title" className={d['title'] ?? ''}>
              {title}
            </Heading>
          </div>
          <div className={d['body']}>
            <ProgressBar aria-label={title} value={done} minValue={0} maxValue={Math.max(total, 1)} isIndeterminate={total === 0}>
              {({ percentage }) => (
                <>
                  <div className={s['bar']}>
                    <div className={s['fill']} style={{ width: `${percentage ?? 0}%` }} />
                  </div>
                  <div className={s['line']}>
                    <span>{step}</span>
                    {total > 0 && (
                      <span>{formatMessage({ id: 'common.doneOfTotal' }, { done: formatNumber(done), total: formatNumber(total) })}</span>
                    )}
                  </div>
                </>
              )}
            </ProgressBar>
          </div>
          <div className={d['foot']}>
            <Button onPress={onCancel} isPending={isCancelling}>
              {formatMessage({ id: 'common.cancel' })}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
};
