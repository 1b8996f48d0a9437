import { CircleCheck } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Committed } from '../../../electron/areas/exchange/contract.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/marks/icon.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { useUndoImport } from './import-undo.ts';
import s from './exchange.module.css';

type DoneProps = { readonly done: Committed; readonly onAnother: () => void };

/** After the import: where they are, and the way back. */
export const Done = ({ done: { batchId, imported, notImported }, onAnother }: DoneProps) => {
  const { formatMessage, formatList } = useIntl();
  const go = useNavigation((state) => state.go);
  const undo = useUndoImport();
  return (
    <>
      <PageHeader title={formatMessage({ id: 'exchange.title' })} />
      <div className={s['done']}>
        <Icon of={CircleCheck} size={26} />
        <h2 className={s['dropTitle']}>{formatMessage({ id: 'exchange.done.title' }, { count: imported })}</h2>
        {notImported.length > 0 && (
          <p role="alert">
            {formatMessage({ id: 'exchange.done.notImported' }, { count: notImported.length, rows: formatList(notImported.map(String)) })}
          </p>
        )}
        {imported > 0 && <p className={s['quiet']}>{formatMessage({ id: 'exchange.done.text' })}</p>}
        <div className={s['doneActions']}>
          <Button variant="primary" autoFocus onPress={() => go({ at: 'participants' })}>
            {formatMessage({ id: 'exchange.done.show' })}
          </Button>
          {batchId !== null && <Button onPress={() => void undo(batchId)}>{formatMessage({ id: 'exchange.undo' })}</Button>}
          <Button variant="quiet" onPress={onAnother}>
            {formatMessage({ id: 'exchange.done.another' })}
          </Button>
        </div>
      </div>
    </>
  );
};
