import { Component, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { client } from '../../client/client.ts';
import { noteFault } from '../../client/faults.ts';
import { Button } from '../../ui/controls/button.tsx';
import s from '../../ui/page/state.module.css';

/** In place of a view that failed while it was drawn: without it the window would be empty. */
const Fallen = () => {
  const { formatMessage } = useIntl();
  return (
    <div role="alert" className={s['state']}>
      <p className={s['title']}>{formatMessage({ id: 'frame.fallen-title' })}</p>
      <p className={s['text']}>{formatMessage({ id: 'frame.fallen-text' })}</p>
      <div className={s['action']}>
        <Button variant="primary" onPress={() => void client.users.lock({})}>
          {formatMessage({ id: 'frame.fallen-do' })}
        </Button>
      </div>
    </div>
  );
};

type Props = { readonly children: ReactNode };

/** React tells of such faults to a class alone. */
export class FaultBoundary extends Component<Props, { readonly hasFallen: boolean }> {
  override state = { hasFallen: false };

  static getDerivedStateFromError(): { readonly hasFallen: boolean } {
    return { hasFallen: true };
  }

  override componentDidCatch(error: unknown): void {
    noteFault(error);
  }

  override render(): ReactNode {
    return this.state.hasFallen ? <Fallen /> : this.props.children;
  }
}
