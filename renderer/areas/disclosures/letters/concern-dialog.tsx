import { useIntl } from 'react-intl';
import type { Id } from '../../../../electron/base/ids.ts';
import { client } from '../../../client/client.ts';
import { useDraft } from '../../../client/use-draft.ts';
import { useRead } from '../../../client/queries.ts';
import { Select } from '../../../ui/fields/select.tsx';
import { TextArea, TextField } from '../../../ui/fields/text-field.tsx';
import { LetterDialog } from './letter-dialog.tsx';

const blank = { agencyId: null as string | null, reporter: '', observed: '', since: '', protectionNow: '', known: '' };

/** Orosanmälan to the social services (SoL 2025:400, 19:1). */
export const ConcernDialog = ({ caseId, onClose }: { readonly caseId: Id; readonly onClose: () => void }) => {
  const { formatMessage } = useIntl();
  const agencies = useRead('settings', 'agencies', {});
  const { value: form, set, isWritten, discard } = useDraft(`disclosures/${caseId}/concern`, blank);
  const social = (agencies.data ?? []).filter((one) => one.active && one.kind === 'social-services');
  const { agencyId: chosen, ...told } = form;
  const agencyId = chosen ?? social[0]?.id ?? null;
  const area = (
    id: 'observed' | 'since' | 'protectionNow' | 'known',
    label: string,
    error: (name: string) => string | undefined,
    rows = 2,
  ) => <TextArea label={label} rows={rows} value={form[id]} onChange={(text) => set({ [id]: text })} error={error(id)} />;
  return (
    <LetterDialog
      title={formatMessage({ id: 'disclosures.concern.title' })}
      text={formatMessage({ id: 'disclosures.concern.text' })}
      confirm={formatMessage({ id: 'disclosures.concern.confirm' })}
      isWritten={isWritten}
      onDone={() => void discard().then(onClose)}
      onSend={() => client.disclosures.concern({ caseId, agencyId: agencyId ?? '', ...told, as: 'pdf' })}
    >
      {(error) => (
        <>
          <Select
            label={formatMessage({ id: 'disclosures.recipient' })}
            options={social.map((one) => ({ value: one.id, label: one.name }))}
            value={agencyId}
            onChange={(id) => set({ agencyId: id })}
            error={error('agencyId')}
          />
          {area('observed', formatMessage({ id: 'disclosures.concern.observed' }), error, 4)}
          {area('since', formatMessage({ id: 'disclosures.concern.since' }), error)}
          {area('protectionNow', formatMessage({ id: 'disclosures.concern.now' }), error)}
          {area('known', formatMessage({ id: 'disclosures.concern.known' }), error)}
          <TextField
            label={formatMessage({ id: 'disclosures.concern.reporter' })}
            value={form.reporter}
            onChange={(reporter) => set({ reporter })}
            error={error('reporter')}
          />
        </>
      )}
    </LetterDialog>
  );
};
