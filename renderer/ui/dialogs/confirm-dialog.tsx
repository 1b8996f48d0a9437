import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { Button } from '../controls/button.tsx';
import { cx } from '../cx.ts';
import s from './dialog.module.css';

export type ConfirmDialogProps = {
  readonly isOpen: boolean;
  /** The question. */
  readonly title: string;
  /** What happens, and whether it can be undone. A sentence, or fields that the decision needs. */
  readonly children: ReactNode;
  /** The verb: "Återkalla samtycket", never "OK". */
  readonly confirm: string;
  /** Default "Avbryt". */
  readonly cancel?: string;
  readonly isDangerous?: boolean;
  readonly isPending?: boolean;
  /** Off until what the decision needs is there, such as a reason. */
  readonly canConfirm?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** A question before something that matters. Focus starts on the way out. */
export const ConfirmDialog = (props: ConfirmDialogProps) => {
  const { formatMessage } = useIntl();
  return (
    <ModalOverlay
      isOpen={props.isOpen}
      onOpenChange={(open) => !open && props.onCancel()}
      isDismissable={false}
      className={s['overlay'] ?? ''}
    >
      <Modal className={cx(s['modal'], s['plain'])}>
        <AriaDialog role="alertdialog" className={s['dialog'] ?? ''}>
          <div className={s['head']}>
            <Heading slot="title" className={s['title'] ?? ''}>
              {props.title}
            </Heading>
          </div>
          <div className={s['body']}>{typeof props.children === 'string' ? <p>{props.children}</p> : props.children}</div>
          <div className={s['foot']}>
            <Button onPress={props.onCancel} autoFocus>
              {props.cancel ?? formatMessage({ id: 'common.cancel' })}
            </Button>
            <Button
              variant={props.isDangerous ? 'danger' : 'primary'}
              onPress={props.onConfirm}
              isPending={props.isPending ?? false}
              isDisabled={props.canConfirm === false}
            >
              {props.confirm}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
};
