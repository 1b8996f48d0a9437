import { useIntl } from 'react-intl';
import type { Id } from '../../../../electron/base/ids.ts';
import { client } from '../../../client/client.ts';
import { useDraft } from '../../../client/use-draft.ts';
import { useRead } from '../../../client/queries.ts';
import { Checkbox } from '../../../ui/fields/checkbox.tsx';
import { RadioGroup } from '../../../ui/fields/radio-group.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { TextArea, TextField } from '../../../ui/fields/text-field.tsx';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';
import { LetterDialog } from './letter-dialog.tsx';
import { YesNo } from './yes-no.tsx';

const blank = {
  agencyId: null as string | null,
  requester: '',
  need: '',
  exceptional: null as 'yes' | 'no' | null,
  outcome: null as 'allowed' | 'refused' | null,
  give: [] as readonly ('phone' | 'email')[],
  reason: '',
  isConsidered: false,
  decider: '',
};
const details = ['phone', 'email'] as const;
const outcomes = ['allowed', 'refused'] as const;

/** The police ask how somebody is reached (Act 2025:170): need, exceptional reasons, decision, letter. */
export const ContactDialog = ({ caseId, onClose }: { readonly caseId: Id; readonly onClose: () => void }) => {
  const { formatMessage } = useIntl();
  const participant = useRead('participants', 'get', { caseId });
  const agencies = useRead('settings', 'agencies', {});
  const { value: form, set, isWritten, discard } = useDraft(`disclosures/${caseId}/contact`, blank);
  const police = (agencies.data ?? []).filter((one) => one.active && one.kind === 'police');
  const agencyId = form.agencyId ?? police[0]?.id ?? null;
  const isProtected = participant.data !== undefined && participant.data.protection !== 'none';
  const gives = form.outcome === 'allowed';
  return (
    <LetterDialog
      title={formatMessage({ id: 'disclosures.contact.title' })}
      text={formatMessage({ id: 'disclosures.contact.text' })}
      confirm={formatMessage({ id: 'disclosures.contact.confirm' })}
      isWritten={isWritten}
      onDone={() => void discard().then(onClose)}
      onSend={() =>
        client.disclosures.contactRequest({
          caseId,
          agencyId: agencyId ?? '',
          requester: form.requester,
          need: form.need,
          exceptional: form.exceptional === null ? null : form.exceptional === 'yes',
          outcome: form.outcome,
          give: [...form.give],
          reason: form.reason,
          protectionConsidered: form.isConsidered,
          decider: form.decider,
          as: 'pdf',
        })
      }
    >
      {(error) => (
        <>
          {isProtected && (
            <WarningStrip tone="danger" lead={formatMessage({ id: 'disclosures.contact.protected' })}>
              {formatMessage({ id: 'disclosures.contact.protected-text' })}
            </WarningStrip>
          )}
          <Select
            label={formatMessage({ id: 'disclosures.contact.agency' })}
            options={police.map((one) => ({ value: one.id, label: one.name }))}
            value={agencyId}
            onChange={(chosen) => set({ agencyId: chosen })}
            error={error('agencyId')}
          />
          <TextField
            label={formatMessage({ id: 'disclosures.contact.requester' })}
            description={formatMessage({ id: 'disclosures.contact.requester-help' })}
            value={form.requester}
            onChange={(requester) => set({ requester })}
            error={error('requester')}
          />
          <TextArea
            label={formatMessage({ id: 'disclosures.contact.need' })}
            rows={2}
            value={form.need}
            onChange={(need) => set({ need })}
            error={error('need')}
          />
          <YesNo
            label={formatMessage({ id: 'disclosures.contact.exceptional' })}
            value={form.exceptional}
            onChange={(exceptional) => set({ exceptional })}
            error={error('exceptional')}
          />
          <RadioGroup
            isRow
            label={formatMessage({ id: 'disclosures.contact.outcome' })}
            options={outcomes.map((value) => ({ value, label: formatMessage({ id: `disclosures.contact.outcome.${value}` }) }))}
            value={form.outcome}
            onChange={(outcome) => set({ outcome })}
            error={error('outcome')}
          />
          {gives && (
            <Section label={formatMessage({ id: 'disclosures.contact.give' })}>
              {details.map((detail) => (
                <Checkbox
                  key={detail}
                  isSelected={form.give.includes(detail)}
                  onChange={(isOn) => set({ give: details.filter((one) => (one === detail ? isOn : form.give.includes(one))) })}
                >
                  {formatMessage({ id: `disclosures.contact.${detail}` })}
                </Checkbox>
              ))}
              {error('give') !== undefined && <p role="alert">{error('give')}</p>}
            </Section>
          )}
          {gives && isProtected && (
            <>
              <Checkbox isSelected={form.isConsidered} onChange={(isConsidered) => set({ isConsidered })}>
                {formatMessage({ id: 'disclosures.contact.considered' })}
              </Checkbox>
              {error('protectionConsidered') !== undefined && <p role="alert">{error('protectionConsidered')}</p>}
            </>
          )}
          <TextArea
            label={formatMessage({ id: 'disclosures.ground.reason' })}
            rows={2}
            value={form.reason}
            onChange={(reason) => set({ reason })}
            error={error('reason')}
          />
          <TextField
            label={formatMessage({ id: 'disclosures.decider' })}
            value={form.decider}
            onChange={(decider) => set({ decider })}
            error={error('decider')}
          />
        </>
      )}
    </LetterDialog>
  );
};
