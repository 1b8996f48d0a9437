import { CircleAlert, FileSpreadsheet } from 'lucide-react';
import { useState, type DragEvent } from 'react';
import { useIntl } from 'react-intl';
import type { Failure } from '../../../electron/base/result.ts';
import { useRead } from '../../client/queries.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/marks/icon.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import type { DropRefusal } from './dropped-file.ts';
import { useUndoImport } from './import-undo.ts';
import { useImportWords } from './words.ts';
import s from './exchange.module.css';

type ChooseFileProps = {
  /** Why the last file was not read. */
  readonly failure: Failure | DropRefusal | null;
  readonly onChoose: () => void;
  readonly onDrop: (files: readonly File[]) => void;
};

/** The import that can still be taken back. */
const LastImport = () => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const undo = useUndoImport();
  const last = useRead('exchange', 'lastImport', {}).data;
  if (!last) return null;
  return (
    <div className={s['last']}>
      <span>{formatMessage({ id: 'exchange.last' }, { count: last.imported, time: format.instant(last.at) })}</span>
      <Button size="small" onPress={() => void undo(last.batchId)}>
        {formatMessage({ id: 'exchange.undo' })}
      </Button>
    </div>
  );
};

export const ChooseFile = ({ failure, onChoose, onDrop }: ChooseFileProps) => {
  const { formatMessage } = useIntl();
  const { refusal } = useImportWords();
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    // Text that is dragged within the window is no file.
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };
  const leave = (event: DragEvent) => {
    // Dragging over child elements does not count as leaving.
    if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false);
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    // The list is empty as soon as the event is over.
    onDrop([...event.dataTransfer.files]);
  };
  const isFile = typeof failure === 'string' || failure?.code === 'unreadable-file' || failure?.code === 'too-many-rows';
  return (
    <>
      <PageHeader title={formatMessage({ id: 'exchange.title' })} />
      <p className={s['lead']}>{formatMessage({ id: 'exchange.start.lead' })}</p>
      {failure && (
        <div role="alert" className={s['refused']}>
          <Icon of={CircleAlert} size={20} />
          <div>
            <p className={s['refusedTitle']}>{formatMessage({ id: 'exchange.refused.title' })}</p>
            <p>{typeof failure === 'string' ? formatMessage({ id: `exchange.refused.${failure}` }) : refusal(failure)}</p>
            {isFile && <p className={s['quiet']}>{formatMessage({ id: 'exchange.refused.again' })}</p>}
          </div>
        </div>
      )}
      {/* The button inside is the way for keyboard and assistive technology. */}
      <div className={cx(s['drop'], isOver && s['over'])} onDragOver={over} onDragLeave={leave} onDrop={drop}>
        <Icon of={FileSpreadsheet} size={28} />
        <p className={s['dropTitle']}>{formatMessage({ id: 'exchange.start.drop' })}</p>
        <p className={s['quiet']}>{formatMessage({ id: 'exchange.start.or' })}</p>
        <Button variant="primary" onPress={onChoose}>
          {formatMessage({ id: 'exchange.choose' })}
        </Button>
      </div>
      <LastImport />
    </>
  );
};
