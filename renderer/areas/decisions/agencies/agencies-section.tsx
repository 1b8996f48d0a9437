import { ArrowDown, ArrowUp, Building2, Plus } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Agency } from '../../../../electron/areas/settings/contract.ts';
import { decidingRoles } from '../../../../electron/base/permissions.ts';
import { client } from '../../../client/client.ts';
import { useRead } from '../../../client/queries.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useTerm } from '../../../i18n/term.ts';
import { useRole } from '../../../state/session.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Columns } from '../../../ui/page/columns.tsx';
import { DetailPanel } from '../../../ui/page/detail-panel.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { AgencyPanel } from './agency-panel.tsx';
import { NewAgency } from './new-agency.tsx';
import s from '../../settings/settings.module.css';

/** Whom consents, meetings and papers can be about, in the order they have everywhere. */
export const AgenciesSection = () => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  const agencies = useRead('settings', 'agencies', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const role = useRole();
  const { failure, submit } = useSubmit('each');
  if (agencies.error) return <ErrorState failure={agencies.error.failure} />;
  if (!agencies.data) return <Loading />;
  const all = agencies.data;
  const selected = all.find((agency) => agency.id === chosen);

  const move = async (id: string, by: -1 | 1): Promise<void> => {
    await submit(() => saving(client.settings.moveAgency({ id, by })));
  };
  const detail = (agency: Agency): string =>
    [
      // An agency that is called what it is says it once.
      ...(term('agency', agency.kind) === agency.name ? [] : [term('agency', agency.kind)]),
      ...(agency.insideSecrecyAct ? [] : [formatMessage({ id: 'settings.agency-outside' })]),
      ...(agency.active ? [] : [formatMessage({ id: 'settings.agency-inactive' })]),
    ].join(' · ');
  return (
    <>
      <Columns
        side={
          selected ? (
            <AgencyPanel key={selected.id} agency={selected} />
          ) : (
            <DetailPanel
              label={formatMessage({ id: 'settings.section.agencies' })}
              title={formatMessage({ id: 'settings.agency-none' })}
              text={formatMessage({ id: 'settings.agency-none-text' })}
            />
          )
        }
      >
        <div className={s['listHead']}>
          <p className={s['lead']}>{formatMessage({ id: 'settings.agencies-lead' })}</p>
          {decidingRoles.includes(role) && (
            <Button icon={Plus} onPress={() => setAdding(true)}>
              {formatMessage({ id: 'settings.agency-add' })}
            </Button>
          )}
        </div>
        {failure && <ErrorState failure={failure} />}
        <ListCard label={formatMessage({ id: 'settings.section.agencies' })}>
          {all.map((agency, at) => (
            <ListRow
              key={agency.id}
              icon={Building2}
              what={agency.name}
              {...(detail(agency) === '' ? {} : { detail: detail(agency) })}
              isSelected={agency.id === chosen}
              onOpen={() => setChosen(agency.id)}
              action={
                <>
                  <IconButton
                    icon={ArrowUp}
                    size="small"
                    label={formatMessage({ id: 'settings.agency-up' }, { name: agency.name })}
                    isDisabled={at === 0}
                    onPress={() => void move(agency.id, -1)}
                  />
                  <IconButton
                    icon={ArrowDown}
                    size="small"
                    label={formatMessage({ id: 'settings.agency-down' }, { name: agency.name })}
                    isDisabled={at === all.length - 1}
                    onPress={() => void move(agency.id, 1)}
                  />
                </>
              }
            />
          ))}
        </ListCard>
      </Columns>
      {adding && <NewAgency onAdded={setChosen} onDone={() => setAdding(false)} />}
    </>
  );
};
