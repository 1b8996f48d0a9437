import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Agency } from '../../../electron/areas/settings/contract.ts';
import type { Failure } from '../../../electron/base/result.ts';
import { agencyKinds } from '../../../electron/base/terms.ts';
import { client } from '../../client/client.ts';
import { saving } from '../../client/saving-call.ts';
import { useTerm } from '../../i18n/term.ts';
import { Button } from '../../ui/button.tsx';
import { FormColumn } from '../../ui/columns.tsx';
import { DetailPanel } from '../../ui/detail-panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { ContactDialog, type Contact } from './contact-dialog.tsx';
import { SavedField } from './saved-field.tsx';
import s from './settings.module.css';

/** One agency, changed in place, with the people there. */
export const AgencyPanel = ({ agency }: { readonly agency: Agency }) => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  const [editing, setEditing] = useState<Contact | 'new' | null>(null);
  const { id, name, shortName, kind, insideSecrecyAct, ownOrganisation, active, contacts } = agency;
  const change = async (changes: Partial<Agency>): Promise<Failure | null> => {
    const answer = await saving(
      client.settings.changeAgency({ id, name, shortName, kind, insideSecrecyAct, ownOrganisation, active, ...changes }),
    );
    return answer.ok ? null : answer.error;
  };
  return (
    <>
      <DetailPanel label={name}>
        <FormColumn>
          <SavedField
            label={formatMessage({ id: 'settings.agency-name' })}
            saved={name}
            name="name"
            onSave={(text) => change({ name: text })}
          />
          <SavedField
            label={formatMessage({ id: 'settings.agency-short' })}
            description={formatMessage({ id: 'settings.agency-short-help' })}
            saved={shortName}
            name="shortName"
            isShort
            onSave={(text) => change({ shortName: text })}
          />
          <Select
            label={formatMessage({ id: 'settings.agency-kind' })}
            options={agencyKinds.map((value) => ({ value, label: term('agency', value) }))}
            value={kind}
            onChange={(next) => void change({ kind: next })}
          />
          <Switch
            isSelected={insideSecrecyAct}
            onChange={(next) => void change({ insideSecrecyAct: next })}
            note={formatMessage({ id: 'settings.agency-inside-note' })}
          >
            {formatMessage({ id: 'settings.agency-inside' })}
          </Switch>
          {kind === 'social-services' && (
            <Switch
              isSelected={ownOrganisation}
              onChange={(next) => void change({ ownOrganisation: next })}
              note={formatMessage({ id: 'settings.agency-own-note' })}
            >
              {formatMessage({ id: 'settings.agency-own' })}
            </Switch>
          )}
          <Switch
            isSelected={active}
            onChange={(next) => void change({ active: next })}
            note={formatMessage({ id: 'settings.agency-active-note' })}
          >
            {formatMessage({ id: 'settings.agency-active' })}
          </Switch>
        </FormColumn>
      </DetailPanel>
      <DetailPanel
        label={formatMessage({ id: 'settings.contacts' })}
        actions={
          <Button isWide icon={Plus} onPress={() => setEditing('new')}>
            {formatMessage({ id: 'settings.contact-add' })}
          </Button>
        }
      >
        {contacts.length === 0 ? (
          <p className={s['quiet']}>{formatMessage({ id: 'settings.contacts-none' })}</p>
        ) : (
          <ul className={s['contacts']} aria-label={formatMessage({ id: 'settings.contacts' })}>
            {contacts.map((contact) => (
              <li key={contact.id}>
                <button type="button" className={s['contact']} onClick={() => setEditing(contact)}>
                  <span className={s['contactName']}>{contact.name}</span>
                  <span className={s['quiet']}>
                    {[contact.title, contact.phone, contact.email, contact.active ? '' : formatMessage({ id: 'settings.contact-inactive' })]
                      .filter((word) => word !== '')
                      .join(' · ')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </DetailPanel>
      {editing !== null && <ContactDialog agencyId={id} contact={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />}
    </>
  );
};
