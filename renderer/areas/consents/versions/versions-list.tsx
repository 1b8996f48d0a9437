import { FileCheck2 } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Consent } from '../../../../electron/areas/consents/contract.ts';
import type { Agency } from '../../../../electron/areas/settings/contract.ts';
import { subjectAreas } from '../../../../electron/base/terms.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { useTerm } from '../../../i18n/term.ts';
import { Badge } from '../../../ui/marks/badge.tsx';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import type { VersionState } from './versions.ts';

type VersionsListProps = {
  readonly label: string;
  readonly versions: readonly Consent[];
  readonly agencies: readonly Agency[];
  readonly stateOf: (version: Consent) => VersionState;
  readonly selected: Id | undefined;
  readonly onSelect: (id: Id) => void;
};

/** Every version there was, newest first: period, purpose, and who may hear what. */
export const VersionsList = ({ label, versions, agencies, stateOf, selected, onSelect }: VersionsListProps) => {
  const { formatMessage, formatList } = useIntl();
  const term = useTerm();
  const scopeLines = (version: Consent): string[] =>
    agencies.flatMap((agency) => {
      const named = subjectAreas.filter((subject) => version.cells.some((cell) => cell.agencyId === agency.id && cell.subject === subject));
      if (named.length === 0) return [];
      const subjects = formatList(named.map((subject) => term('subject', subject).toLocaleLowerCase()));
      return [formatMessage({ id: 'consents.scope-line' }, { agency: agency.name, subjects })];
    });
  return (
    <ListCard label={label}>
      {versions.map((version) => {
        const state = stateOf(version);
        return (
          <ListRow
            key={version.id}
            icon={FileCheck2}
            what={formatMessage({ id: 'consents.version' }, { version: version.number })}
            detail={`${formatMessage({ id: 'consents.period' }, { from: version.validFrom, to: version.validTo })} · ${version.purpose}`}
            {...(version.id === selected ? { below: scopeLines(version) } : {})}
            date={
              <Badge tone={state === 'valid' ? 'accent' : 'neutral'}>
                {formatMessage({ id: `consents.state.${state}` }, { missing: version.missing.length })}
              </Badge>
            }
            isSelected={version.id === selected}
            onOpen={() => onSelect(version.id)}
          />
        );
      })}
    </ListCard>
  );
};
