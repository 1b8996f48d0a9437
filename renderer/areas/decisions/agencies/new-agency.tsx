import { useState } from 'react';
import { useIntl } from 'react-intl';
import { agencyKinds, type AgencyKind } from '../../../../electron/base/terms.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useTerm } from '../../../i18n/term.ts';
import { Checkbox } from '../../../ui/fields/checkbox.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { SecondSignatureDialog } from '../../users/signatures/second-signature-dialog.tsx';

const empty = { name: '', shortName: '', kind: 'civil-society' as AgencyKind, insideSecrecyAct: false };

type NewAgencyProps = { readonly onAdded: (id: string) => void; readonly onDone: () => void };

/** An agency is somebody who can be told something: two decide that there is one more. */
export const NewAgency = ({ onAdded, onDone }: NewAgencyProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const term = useTerm();
  const [fields, setFields] = useState(empty);
  const set = (changes: Partial<typeof empty>): void => setFields((before) => ({ ...before, ...changes }));
  return (
    <SecondSignatureDialog
      caseId={null}
      isDecision
      title={formatMessage({ id: 'settings.agency-add' })}
      hasUnsaved={fields.name !== '' || fields.shortName !== ''}
      onSign={async (signerId, passphrase) => {
        const answer = await saving(client.decisions.addAgency({ ...fields, signerId }, [passphrase]));
        if (answer.ok) onAdded(answer.value.id);
        return answer;
      }}
      onDone={onDone}
    >
      {(failure) => (
        <>
          <p>{formatMessage({ id: 'decisions.agency-text' })}</p>
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
        </>
      )}
    </SecondSignatureDialog>
  );
};
