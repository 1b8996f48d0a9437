import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { cx } from '../cx.ts';
import { IconButton } from '../controls/icon-button.tsx';
import s from './dialog.module.css';

export type DialogProps = {
  readonly isOpen: boolean;
  readonly title: string;
  /** Escape or the cross. Close by setting `isOpen`; until then the dialog stays, with everything in it. */
  readonly onDismiss: () => void;
  /** Something was written that is not saved: Escape and the cross ask before they dismiss. */
  readonly hasUnsaved?: boolean;
  readonly children: ReactNode;
  /** Buttons; the primary one last. */
  readonly actions?: ReactNode;
  readonly width?: 'normal' | 'wide' | 'full';
};

/** A layer for one task. Never closes on a click outside it, and never loses what was written. */
export const Dialog = ({ isOpen, title, onDismiss, hasUnsaved = false, children, actions, width = 'normal' }: DialogProps) => {
  const { formatMessage } = useIntl();
  const [asking, setAsking] = useState(false);
  const dismiss = () => {
    if (hasUnsaved) setAsking(true);
    else onDismiss();
  };
  return (
    <>
      <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && dismiss()} isDismissable={false} className={s['overlay'] ?? ''}>
        <Modal className={cx(s['modal'], width !== 'normal' && s[width])}>
          <AriaDialog className={s['dialog'] ?? ''}>
            <div className={s['head']}>
              <Heading slot="title" className={s['title'] ?? ''}>
                {title}
              </Heading>
              <IconButton icon={X} size="small" label={formatMessage({ id: 'common.close' })} onPress={dismiss} />
            </div>
            <div className={s['body']}>{children}</div>
            {actions !== undefined && <div className={s['foot']}>{actions}</div>}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
      <ConfirmDialog
        isOpen={isOpen && asking}
        title={formatMessage({ id: 'common.discardTitle' })}
        confirm={formatMessage({ id: 'common.discard' })}
        cancel={formatMessage({ id: 'common.keepWriting' })}
        isDangerous
        onConfirm={() => {
          setAsking(false);
          onDismiss();
        }}
        onCancel={() => setAsking(false)}
      >
        {formatMessage({ id: 'common.discardText' })}
      </ConfirmDialog>
    </>
  );
};
