import { useRef, useState, type KeyboardEvent } from 'react';
import { useIntl } from 'react-intl';
import type { CoverCell, Item, Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { client } from '../../../client/client.ts';
import { showToast } from '../../../state/toasts.ts';
import { cx } from '../../../ui/cx.ts';
import { Tag } from '../../../ui/marks/tag.tsx';
import { inTurn } from '../meeting-calls.ts';
import { NewItem } from './new-item.tsx';
import { titleFieldId } from './item-panel.tsx';
import { useMeetingWords } from '../words.ts';
import s from './agenda-table.module.css';

type AgendaTableProps = {
  readonly meeting: Meeting;
  readonly cover: readonly CoverCell[];
  readonly selected: string | null;
  readonly onSelect: (itemId: string) => void;
  readonly agencyId: string | null;
  readonly onSelectAgency: (agencyId: string) => void;
};

const Mark = ({ cell, sentence }: { readonly cell: CoverCell | undefined; readonly sentence: string }) => {
  const { formatMessage } = useIntl();
  const isHeard = cell?.isHeard === true;
  return (
    <span className={cx(s['mark'], isHeard && s['heard'])} title={isHeard ? undefined : sentence}>
      <span className="visually-hidden">{isHeard ? formatMessage({ id: 'meetings.heard' }) : sentence}</span>
    </span>
  );
};

/** Items × agencies. Arrow keys choose an item, with Alt they move it; Delete removes it, Enter edits it. */
export const AgendaTable = ({ meeting, cover, selected, onSelect, agencyId, onSelectAgency }: AgendaTableProps) => {
  const { formatMessage } = useIntl();
  const words = useMeetingWords();
  const body = useRef<HTMLTableSectionElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const isOpen = meeting.state !== 'finalised';
  const { id: meetingId, items, agencies } = meeting;

  const focusRow = (id: string | undefined): void => {
    if (id === undefined) return;
    onSelect(id);
    body.current?.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus();
  };
  const move = async (item: Item, to: number): Promise<void> => {
    if (!isOpen || to < 0 || to >= items.length) return;
    await inTurn(meetingId, () => client.meetings.moveItem({ meetingId, itemId: item.id, to }));
    requestAnimationFrame(() => focusRow(item.id));
  };
  const remove = async (item: Item, index: number): Promise<void> => {
    const answer = await inTurn(meetingId, () => client.meetings.removeItem({ meetingId, itemId: item.id }));
    if (!answer.ok) return;
    focusRow((items[index + 1] ?? items[index - 1])?.id);
    showToast(formatMessage({ id: 'meetings.item.removed' }), {
      onUndo: () => void inTurn(meetingId, () => client.meetings.restoreItem({ meetingId, itemId: item.id })),
    });
  };
  const onKeyDown = (event: KeyboardEvent, item: Item, index: number): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (event.altKey) void move(item, index + step);
      else focusRow(items[index + step]?.id);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      document.getElementById(titleFieldId)?.querySelector('input')?.focus();
    } else if (event.key === 'Delete' && isOpen) void remove(item, index);
  };

  return (
    <div className={s['wrap']}>
      <table className={s['table']} aria-label={formatMessage({ id: 'meetings.agenda' })}>
        <thead>
          <tr>
            <td className={s['number']} aria-hidden="true" />
            <th scope="col">{formatMessage({ id: 'meetings.agenda' })}</th>
            {agencies.map((agency) => (
              <th key={agency.agencyId} scope="col" className={s['agency']}>
                <button
                  type="button"
                  aria-pressed={agency.agencyId === agencyId}
                  title={agency.name}
                  className={s['agencyButton']}
                  onClick={() => onSelectAgency(agency.agencyId)}
                >
                  {agency.shortName}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {items.map((item, index) => (
            <tr
              key={item.id}
              className={cx(item.id === selected && s['selected'], dragged === item.id && s['dragged'])}
              draggable={isOpen}
              onDragStart={() => setDragged(item.id)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => dragged !== null && event.preventDefault()}
              onDrop={() => {
                const from = items.find((one) => one.id === dragged);
                if (from) void move(from, index);
              }}
            >
              <td className={s['number']}>{index + 1}</td>
              <th scope="row">
                <button
                  type="button"
                  data-item={item.id}
                  aria-current={item.id === selected || undefined}
                  aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
                  className={s['title']}
                  onClick={() => onSelect(item.id)}
                  onFocus={() => onSelect(item.id)}
                  onKeyDown={(event) => onKeyDown(event, item, index)}
                >
                  {item.title}
                </button>{' '}
                <Tag>{words.subject(item.subject)}</Tag>{' '}
                {item.restriction === 'no-onward' && <Tag>{formatMessage({ id: 'meetings.noOnward' })}</Tag>}
              </th>
              {agencies.map((agency) => {
                const cell = cover.find((one) => one.itemId === item.id && one.agencyId === agency.agencyId);
                return (
                  <td key={agency.agencyId} className={s['cell']}>
                    <Mark cell={cell} sentence={words.why(cell, agency.name)} />
                  </td>
                );
              })}
            </tr>
          ))}
          {isOpen && <NewItem meetingId={meetingId} columns={agencies.length + 2} onAdded={onSelect} />}
        </tbody>
        {agencies.length > 0 && items.length > 0 && (
          <tfoot>
            <tr>
              <td aria-hidden="true" />
              <th scope="row">{formatMessage({ id: 'meetings.cover' })}</th>
              {agencies.map((agency) => {
                const heard = cover.filter((cell) => cell.agencyId === agency.agencyId && cell.isHeard).length;
                return (
                  <td key={agency.agencyId} className={cx(s['sum'], heard === 0 && s['silent'])}>
                    {formatMessage({ id: 'meetings.of' }, { heard, all: items.length })}
                  </td>
                );
              })}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
};
