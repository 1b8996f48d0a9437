import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { About } from '../../../electron/areas/backups/contract.ts';
import { useFormat } from '../../i18n/format.ts';

/** How a backup is described, wherever it is shown. */
export const useBackupWords = () => {
  const { formatMessage, formatNumber } = useIntl();
  const format = useFormat();
  return useMemo(() => {
    const size = (bytes: number): string =>
      bytes < 1_000_000
        ? formatNumber(Math.max(1, Math.round(bytes / 1000)), { style: 'unit', unit: 'kilobyte' })
        : formatNumber(bytes / 1_000_000, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
    const kind = (about: About): string => formatMessage({ id: `backups.kind.${about.kind}` });
    return {
      size,
      kind,
      when: (about: About): string => format.instant(about.at),
      detail: (about: About): string =>
        [kind(about), formatMessage({ id: 'backups.cases' }, { count: about.cases }), size(about.size)].join(' · '),
    };
  }, [formatMessage, formatNumber, format]);
};
