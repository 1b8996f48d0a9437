import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Failure } from '../../../electron/base/result.ts';
import { agencyKinds, type AgencyKind } from '../../../electron/base/terms.ts';
import { client } from '../../client/client.ts';
import { saving } from '../../client/saving-call.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useTerm } from '../../i18n/term.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FormColumn } from '../../ui/columns.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

const empty = { name: '', shortName: '', kind: 'civil-society' as AgencyKind, insideSecrecyAct: false };

/** Answers the new agency's id, or null when nothing was added. */
export const NewAgency = ({ onDone }: { readonly onDone: (id: string | null) => void }) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const term = useTerm();
  const [fields, setFields] = useState(empty);
  const [failure, setFailure] = useState<Failure | null>(null);
  const set = (changes: Partial<typeof empty>): void => setFields((before) => ({ ...before, ...changes }));
  const add = async (): Promise<void> => {
    const answer = await saving(client.settings.addAgency(fields));
    if (answer.ok) onDone(answer.value.id);
    else setFailure(answer.error);
  };
  return (
    <Dialog
      isOpen
      title={formatMessage({ id: 'settings.agency-add' })}
      onDismiss={() => onDone(null)}
      hasUnsaved={fields.name !== '' || fields.shortName !== ''}
      actions={
        <Button variant="primary" onPress={() => void add()}>
          {formatMessage({ id: 'common.add' })}
        </Button>
      }
    >
      <FormColumn>
        <TextField
          label={formatMessage({ id: 'settings.agency-name' })}
          value={fields.name}
          onChange={(name) => set({ name })}
          error={field(failure, 'name')}
          autoFocus
        />
        <TextField
          label={formatMessage({ id: 'settings.agency-short' })}
          description={formatMessage({ id: 'settings.agency-short-help' })}
          value={fields.shortName}
          onChange={(shortName) => set({ shortName })}
          error={field(failure, 'shortName')}
          isShort
        />
        <Select
          label={formatMessage({ id: 'settings.agency-kind' })}
          options={agencyKinds.map((value) => ({ value, label: term('agency', value) }))}
          value={fields.kind}
          onChange={(kind) => set({ kind })}
        />
        <Checkbox
          isSelected={fields.insideSecrecyAct}
          onChange={(insideSecrecyAct) => set({ insideSecrecyAct })}
          note={formatMessage({ id: 'settings.agency-inside-note' })}
        >
          {formatMessage({ id: 'settings.agency-inside' })}
        </Checkbox>
        {failure && !failure.fields && <ErrorState failure={failure} />}
      </FormColumn>
    </Dialog>
  );
};
