import { useIntl } from 'react-intl';
import type { Salvaged as Answer } from '../../../../electron/areas/users/repair/damage-contract.ts';
import { isMessageId } from '../../../i18n/messages.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { KeyValues } from '../../../ui/lists/key-values.tsx';
import { Section } from '../../../ui/page/section.tsx';
import s from './start.module.css';
import { StepTitle } from './step-title.tsx';

type SalvagedProps = { readonly salvaged: Answer; readonly onOpen: () => void };

/** What was saved and what was not, in numbers that can be checked. */
export const Salvaged = ({ salvaged, onOpen }: SalvagedProps) => {
  const { formatMessage } = useIntl();
  const { tables, folderName, brokenAt, orphans } = salvaged;
  const saved = tables.reduce((sum, table) => sum + table.saved, 0);
  const lost = tables.reduce((sum, table) => sum + (table.lost ?? 0), 0);
  const unknown = tables.filter((table) => table.lost === null).length;
  const damaged = tables.filter((table) => table.lost !== 0);
  const nameOf = (name: string): string => {
    const id = `damage.table.${name}`;
    return isMessageId(id) ? formatMessage({ id }) : name;
  };
  return (
    <>
      <StepTitle>{formatMessage({ id: 'damage.done-title' })}</StepTitle>
      <p className={s['lead']}>{formatMessage({ id: 'damage.done-lead' }, { folder: folderName })}</p>
      <ul className={s['facts']}>
        <li>{formatMessage({ id: 'damage.saved' }, { count: saved })}</li>
        <li>{lost + unknown === 0 ? formatMessage({ id: 'damage.lost-none' }) : formatMessage({ id: 'damage.lost' }, { count: lost })}</li>
        {unknown > 0 && <li>{formatMessage({ id: 'damage.lost-unknown' }, { count: unknown })}</li>}
        {orphans > 0 && <li>{formatMessage({ id: 'damage.orphans' }, { count: orphans })}</li>}
        <li>
          {brokenAt === null
            ? formatMessage({ id: 'damage.chain-whole' })
            : formatMessage({ id: 'damage.chain-broken' }, { seq: brokenAt })}
        </li>
      </ul>
      {damaged.length > 0 && (
        <Section label={formatMessage({ id: 'damage.tables' })}>
          <KeyValues
            items={damaged.map((table) => ({
              id: table.name,
              key: nameOf(table.name),
              value:
                table.lost === null
                  ? formatMessage({ id: 'damage.table-unknown' }, { saved: table.saved })
                  : formatMessage({ id: 'damage.table-line' }, { saved: table.saved, lost: table.lost }),
            }))}
          />
        </Section>
      )}
      <div className={s['actions']}>
        <Button variant="primary" onPress={onOpen}>
          {formatMessage({ id: 'damage.open-new' })}
        </Button>
      </div>
    </>
  );
};
