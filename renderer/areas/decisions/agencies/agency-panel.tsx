import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Agency } from '../../../../electron/areas/settings/contract.ts';
import { decidingRoles } from '../../../../electron/base/permissions.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useRole } from '../../../state/session.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FormColumn } from '../../../ui/page/columns.tsx';
import { DetailPanel } from '../../../ui/page/detail-panel.tsx';
import { AgencyFacts, AgencyForm } from './agency-form.tsx';
import { ContactDialog, type Contact } from './contact-dialog.tsx';
import { SavedField } from '../../drafts/saved-field.tsx';
import s from '../../settings/settings.module.css';

/** One agency with the people there. What it is stands to be decided; contacts and the short name are changed in place. */
export const AgencyPanel = ({ agency }: { readonly agency: Agency }) => {
  const { formatMessage } = useIntl();
  const role = useRole();
  const [editing, setEditing] = useState<Contact | 'new' | null>(null);
  const { id, name, shortName, contacts } = agency;
  const isDecider = decidingRoles.includes(role);
  return (
    <>
      <DetailPanel label={name}>
        <FormColumn>
          {isDecider && (
            <SavedField
              label={formatMessage({ id: 'settings.agency-short' })}
              description={formatMessage({ id: 'settings.agency-short-help' })}
              saved={shortName}
              name="shortName"
              isShort
              onSave={(text) => saving(client.settings.changeShortName({ id, shortName: text }))}
            />
          )}
          {isDecider ? <AgencyForm agency={agency} /> : <AgencyFacts agency={agency} />}
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
