import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { z } from 'zod';
import type { ThreatActor } from '../../../../electron/areas/threats/contract.ts';
import { zonePlace } from '../../../../electron/areas/threats/zones/zone-rules.ts';
import { municipalities, municipality } from '../../../../electron/base/gazetteer/gazetteer.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { fail } from '../../../../electron/base/result.ts';
import { client } from '../../../client/client.ts';
import { useDraft } from '../../../client/use-draft.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useToday } from '../../../state/session.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FieldPair, FormColumn } from '../../../ui/page/columns.tsx';
import { ComboBox } from '../../../ui/fields/combo-box.tsx';
import { DateField } from '../../../ui/fields/date-field.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import type { Option } from '../../../ui/fields/option.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { TextArea, TextField } from '../../../ui/fields/text-field.tsx';
import { Refused } from '../refusal-note.tsx';

const text = z.string().catch('');
const choice = z.string().nullable().catch(null);
const schema = z.object({
  /** `0581` or `0581/Åby`. */
  place: choice,
  radiusKm: text,
  reason: text,
  validTo: choice,
  /** A threat actor's id, or `other`, or nobody known. */
  owner: choice,
  ownerText: text,
});
const read = (kept: unknown) => schema.parse(kept);
const blank = read({});

/** `60`, `2,5`; NaN for what is no number, which the rule refuses. */
const kilometres = (typed: string): number =>
  typed.trim() === ''
    ? Number.NaN
    : Number(
        typed
          .trim()
          .replace(',', '.')
          .replace(/\s*km$/i, ''),
      );

type ZoneDialogProps = { readonly caseId: Id; readonly actors: readonly ThreatActor[]; readonly onClose: () => void };

/** A place, how far around it, and why. */
export const ZoneDialog = ({ caseId, actors, onClose }: ZoneDialogProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const today = useToday();
  const { value: form, set, isWritten, discard } = useDraft(`threats/${caseId}/zone/new`, blank, { read });
  const { failure, isPending, submit } = useSubmit();

  const places = useMemo(
    (): Option[] =>
      municipalities.flatMap(({ code, name, county, seat, localities }) => [
        { value: code, label: name, note: formatMessage({ id: 'threats.place-municipality' }, { county, seat: seat.name }) },
        ...localities
          .filter((each) => each.name !== name)
          .map((each) => ({
            value: `${code}/${each.name}`,
            label: `${each.name}, ${name}`,
            note: formatMessage({ id: 'threats.place-locality' }),
          })),
      ]),
    [formatMessage],
  );
  const [code = '', locality = null] = form.place?.split('/') ?? [];
  const place = form.place === null ? undefined : zonePlace({ municipality: code, locality });

  const save = async () => {
    const radiusKm = kilometres(form.radiusKm);
    const answer = await submit(async () => {
      if (form.place === null || Number.isNaN(radiusKm))
        return fail('invalid', {
          fields: {
            ...(form.place === null ? { place: 'required' } : {}),
            ...(Number.isNaN(radiusKm) ? { radiusKm: form.radiusKm.trim() === '' ? 'required' : 'not-a-number' } : {}),
            ...(form.reason.trim() === '' ? { reason: 'required' } : {}),
          },
        });
      const added = await client.threats.addZone({
        caseId,
        municipality: code,
        locality,
        radiusKm,
        reason: form.reason,
        validTo: form.validTo,
        ownerActorId: form.owner === null || form.owner === 'other' ? null : form.owner,
        ownerText: form.owner === 'other' ? form.ownerText : '',
      });
      if (added.ok) await discard();
      return added;
    });
    if (answer?.ok) onClose();
  };

  return (
    <Dialog
      isOpen
      title={formatMessage({ id: 'threats.add-zone' })}
      hasUnsaved={isWritten}
      onDismiss={() => void discard().then(onClose)}
      actions={
        <Button variant="primary" isPending={isPending} onPress={() => void save()}>
          {formatMessage({ id: 'threats.save-zone' })}
        </Button>
      }
    >
      <FormColumn>
        <ComboBox
          label={formatMessage({ id: 'threats.zone-place' })}
          description={
            place
              ? formatMessage({ id: 'threats.zone-centre' }, { place: place.name, municipality: municipality(code)?.name ?? '' })
              : formatMessage({ id: 'threats.zone-place-help' })
          }
          options={places}
          value={form.place}
          onChange={(chosen) => set({ place: chosen })}
          error={field(failure, 'place')}
        />
        <FieldPair>
          <TextField
            kind="numeric"
            isShort
            label={formatMessage({ id: 'threats.radius-km' })}
            value={form.radiusKm}
            onChange={(radiusKm) => set({ radiusKm })}
            error={field(failure, 'radiusKm')}
          />
          <DateField
            label={formatMessage({ id: 'threats.valid-to' })}
            isOptional
            today={today}
            value={form.validTo}
            onChange={(validTo) => set({ validTo })}
            error={field(failure, 'validTo')}
          />
        </FieldPair>
        <TextArea
          rows={2}
          label={formatMessage({ id: 'threats.zone-reason' })}
          value={form.reason}
          onChange={(reason) => set({ reason })}
          error={field(failure, 'reason')}
        />
        <Select
          label={formatMessage({ id: 'threats.zone-owner' })}
          isOptional
          options={[
            ...actors.map(({ id, pseudonym }) => ({ value: id, label: pseudonym })),
            { value: 'other', label: formatMessage({ id: 'threats.owner-other' }) },
          ]}
          placeholder={formatMessage({ id: 'threats.owner-unknown' })}
          value={form.owner}
          onChange={(owner) => set({ owner })}
          error={field(failure, 'ownerActorId')}
        />
        {form.owner === 'other' && (
          <TextField
            label={formatMessage({ id: 'threats.owner-text' })}
            value={form.ownerText}
            onChange={(ownerText) => set({ ownerText })}
            error={field(failure, 'ownerText')}
          />
        )}
        <Refused failure={failure} />
      </FormColumn>
    </Dialog>
  );
};
