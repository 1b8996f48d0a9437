import { Info } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { SheetSummary } from '../../../../electron/areas/exchange/contract.ts';
import { Icon } from '../../../ui/marks/icon.tsx';
import s from '../exchange.module.css';

/** Notices shown once for the whole file. */
export const SheetNotices = ({ sheet }: { readonly sheet: SheetSummary }) => {
  const { formatMessage } = useIntl();
  const lines = [
    ...(sheet.restored ? [formatMessage({ id: 'exchange.restored' })] : []),
    ...sheet.notices.map((notice) => formatMessage({ id: `exchange.notice.${notice}` })),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className={s['notices']} aria-label={formatMessage({ id: 'exchange.notices' })}>
      {lines.map((line) => (
        <li key={line}>
          <Icon of={Info} size={15} />
          {line}
        </li>
      ))}
    </ul>
  );
};
