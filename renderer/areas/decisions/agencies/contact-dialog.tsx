import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Agency } from '../../../../electron/areas/settings/contract.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FormColumn } from '../../../ui/page/columns.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Switch } from '../../../ui/fields/switch.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';

export type Contact = Agency['contacts'][number];

type ContactDialogProps = { readonly agencyId: string; readonly contact: Contact | null; readonly onDone: () => void };

const lines = ['name', 'title', 'phone', 'email'] as const;

/** A person at an agency: new, or changed. */
export const ContactDialog = ({ agencyId, contact, onDone }: ContactDialogProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const before = {
    name: contact?.name ?? '',
    title: contact?.title ?? '',
    phone: contact?.phone ?? '',
    email: contact?.email ?? '',
    active: contact?.active ?? true,
  };
  const [fields, setFields] = useState(before);
  const { failure, isPending, submit } = useSubmit();
  const save = async (): Promise<void> => {
    const { active, ...words } = fields;
    const answer = await submit(() =>
      saving<unknown>(
        contact ? client.settings.changeContact({ id: contact.id, ...words, active }) : client.settings.addContact({ agencyId, ...words }),
      ),
    );
    if (answer?.ok) onDone();
  };
  return (
    <Dialog
      isOpen
      title={formatMessage({ id: contact ? 'settings.contact-edit' : 'settings.contact-add' })}
      onDismiss={onDone}
      hasUnsaved={JSON.stringify(fields) !== JSON.stringify(before)}
      actions={
        <Button variant="primary" isPending={isPending} onPress={() => void save()}>
          {formatMessage({ id: contact ? 'common.save' : 'common.add' })}
        </Button>
      }
    >
      <FormColumn>
        {lines.map((line) => (
          <TextField
            key={line}
            label={formatMessage({ id: `settings.contact-${line}` })}
            isOptional={line !== 'name'}
            value={fields[line]}
            onChange={(text) => setFields({ ...fields, [line]: text })}
            error={field(failure, line)}
            autoFocus={line === 'name'}
          />
        ))}
        {contact && (
          <Switch isSelected={fields.active} onChange={(active) => setFields({ ...fields, active })}>
            {formatMessage({ id: 'settings.contact-active' })}
          </Switch>
        )}
        {failure && !failure.fields && <ErrorState failure={failure} />}
      </FormColumn>
    </Dialog>
  );
};
