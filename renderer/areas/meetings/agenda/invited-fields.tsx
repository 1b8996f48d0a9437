import { useIntl } from 'react-intl';
import { useRead } from '../../../client/queries.ts';
import { Checkbox } from '../../../ui/fields/checkbox.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import s from '../meetings.module.css';

type Invitation = { readonly agencyId: string; readonly contactId: string | null };

type InvitedFieldsProps = { readonly value: readonly Invitation[]; readonly onChange: (value: readonly Invitation[]) => void };

/** Which agencies are called, and whom there. */
export const InvitedFields = ({ value, onChange }: InvitedFieldsProps) => {
  const { formatMessage } = useIntl();
  const { data: agencies = [] } = useRead('settings', 'agencies', {});
  const invitation = (agencyId: string): Invitation | undefined => value.find((one) => one.agencyId === agencyId);
  return (
    <ul className={s['invited']}>
      {agencies
        .filter((agency) => agency.active || invitation(agency.id))
        .map((agency) => {
          const mine = invitation(agency.id);
          const contacts = agency.contacts.filter((contact) => contact.active || contact.id === mine?.contactId);
          return (
            <li key={agency.id}>
              <Checkbox
                isSelected={mine !== undefined}
                onChange={(isCalled) =>
                  onChange(
                    isCalled
                      ? [...value, { agencyId: agency.id, contactId: contacts[0]?.id ?? null }]
                      : value.filter((one) => one.agencyId !== agency.id),
                  )
                }
              >
                {agency.name}
              </Checkbox>
              {mine && contacts.length > 0 && (
                <Select
                  label={formatMessage({ id: 'meetings.contact' }, { agency: agency.name })}
                  value={mine.contactId ?? 'nobody'}
                  options={[
                    { value: 'nobody', label: formatMessage({ id: 'meetings.contact.none' }) },
                    ...contacts.map((contact) => ({ value: contact.id, label: `${contact.title} ${contact.name}`.trim() })),
                  ]}
                  onChange={(id) =>
                    onChange(value.map((one) => (one.agencyId === agency.id ? { ...one, contactId: id === 'nobody' ? null : id } : one)))
                  }
                />
              )}
            </li>
          );
        })}
    </ul>
  );
};
