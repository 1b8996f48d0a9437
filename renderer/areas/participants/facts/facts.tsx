import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { municipalityNames } from '../../../../electron/base/gazetteer/municipalities.ts';
import { caseStates, phases, protectionLevels } from '../../../../electron/base/terms.ts';
import type { Participant } from '../../../../electron/areas/participants/contract.ts';
import { client } from '../../../client/client.ts';
import { useFailure } from '../../../i18n/failure.ts';
import type { MessageId } from '../../../i18n/message-ids.ts';
import { useTerm } from '../../../i18n/term.ts';
import { showToast } from '../../../state/toasts.ts';
import { Card } from '../../../ui/page/card.tsx';
import { ComboBox } from '../../../ui/fields/combo-box.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { KeyValues } from '../../../ui/lists/key-values.tsx';
import { EndDialog } from './end-dialog.tsx';
import { NumberDialog } from './number-dialog.tsx';
import { useFacts, type Facts, type TextFact } from './use-facts.ts';
import s from './facts.module.css';

const municipalities = municipalityNames.map(({ code, name, county }) => ({ value: code, label: name, note: county }));

type TextRowProps = { readonly facts: Facts; readonly field: TextFact; readonly message: MessageId };

const TextRow = ({ facts, field, message }: TextRowProps) => {
  const { formatMessage } = useIntl();
  const label = formatMessage({ id: message });
  return (
    <TextField
      label={label}
      description={facts.isUnsaved(field) && facts.problem(field) === undefined ? formatMessage({ id: 'participants.unsaved' }) : undefined}
      error={facts.problem(field)}
      value={facts.text(field)}
      onChange={(text) => facts.type(field, text)}
      onBlur={() => void facts.leave(field, label)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void facts.leave(field, label);
        if (event.key === 'Escape') facts.revert(field);
      }}
      autoComplete="off"
    />
  );
};

const NumberRow = ({ participant }: { readonly participant: Participant }) => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const [editing, setEditing] = useState<{ readonly number: string | null } | null>(null);
  const { caseId, maskedNumber, numberMissingReason } = participant;
  const edit = async (): Promise<void> => {
    if (maskedNumber === null) {
      setEditing({ number: null });
      return;
    }
    const answer = await client.participants.revealNumber({ caseId });
    if (answer.ok) setEditing({ number: answer.value.personalNumber });
    else showToast(sentence(answer.error), { tone: 'error' });
  };
  return (
    <div className={s['fixed']}>
      <span>{formatMessage({ id: 'participants.number' })}</span>
      <span className={s['value']}>
        <span className={s['words']}>
          {participant.numberKind === 'reserve' && maskedNumber !== null
            ? formatMessage({ id: 'participants.number.reserveFrom' }, { number: maskedNumber, issuer: participant.numberIssuer })
            : (maskedNumber ?? formatMessage({ id: 'participants.number.noneBecause' }, { reason: numberMissingReason }))}
        </span>
        <IconButton size="small" icon={Pencil} label={formatMessage({ id: 'participants.number.change' })} onPress={() => void edit()} />
      </span>
      {editing && <NumberDialog participant={participant} number={editing.number} onDone={() => setEditing(null)} />}
    </div>
  );
};

/** A record that has ended is read, and nothing of it is a field. */
const EndedFacts = ({ participant }: { readonly participant: Participant }) => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  const none = formatMessage({ id: 'participants.unknown' });
  const rows: readonly (readonly [MessageId, string])[] = [
    ['participants.givenName', participant.givenName],
    ['participants.familyName', participant.familyName],
    ['participants.alias', participant.alias],
    ['participants.otherAliases', participant.otherAliases],
    ['participants.number', participant.maskedNumber ?? ''],
    ['participants.phase', term('phase', participant.phase)],
    ['participants.state', term('state', participant.state)],
    ['participants.protection', term('protection', participant.protection)],
    ['participants.openedOn', participant.openedOn],
    ['participants.closedOn', participant.closedOn ?? ''],
  ];
  return (
    <Section label={formatMessage({ id: 'participants.facts' })}>
      <Card>
        <KeyValues items={rows.map(([id, value]) => ({ id, key: formatMessage({ id }), value: value === '' ? none : value }))} />
      </Card>
    </Section>
  );
};

/** What is known of the person and the case, each changed where it stands. */
export const FactsCard = ({ participant }: { readonly participant: Participant }) =>
  participant.isEnded ? <EndedFacts participant={participant} /> : <OpenFacts participant={participant} />;

const OpenFacts = ({ participant }: { readonly participant: Participant }) => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  const facts = useFacts(participant);
  const [asking, setAsking] = useState(false);
  const words = {
    municipality: formatMessage({ id: 'participants.municipality' }),
    phase: formatMessage({ id: 'participants.phase' }),
    state: formatMessage({ id: 'participants.state' }),
    protection: formatMessage({ id: 'participants.protection' }),
  };
  return (
    <Section label={formatMessage({ id: 'participants.facts' })}>
      <Card>
        <div className={s['facts']}>
          <TextRow facts={facts} field="givenName" message="participants.givenName" />
          <TextRow facts={facts} field="familyName" message="participants.familyName" />
          <TextRow facts={facts} field="alias" message="participants.alias" />
          <TextRow facts={facts} field="otherAliases" message="participants.otherAliases" />
          <NumberRow participant={participant} />
          <TextRow facts={facts} field="phone" message="participants.phone" />
          <TextRow facts={facts} field="email" message="participants.email" />
          <ComboBox
            label={words.municipality}
            options={municipalities}
            error={facts.problem('municipality')}
            value={participant.municipality}
            onChange={(code) => facts.choose('municipality', words.municipality, code)}
          />
          <Select
            label={words.phase}
            options={phases.map((phase) => ({ value: phase, label: term('phase', phase) }))}
            error={facts.problem('phase')}
            value={participant.phase}
            onChange={(phase) => facts.choose('phase', words.phase, phase)}
          />
          <Select
            label={words.state}
            options={caseStates.map((state) => ({ value: state, label: term('state', state) }))}
            error={facts.problem('state')}
            value={participant.state}
            onChange={(state) => facts.choose('state', words.state, state)}
          />
          <Select
            label={words.protection}
            options={protectionLevels.map((level) => ({ value: level, label: term('protection', level) }))}
            error={facts.problem('protection')}
            value={participant.protection}
            onChange={(level) => {
              if (level === 'fictitious') setAsking(true);
              else facts.choose('protection', words.protection, level);
            }}
          />
          <div className={s['fixed']}>
            <span>{formatMessage({ id: 'participants.openedOn' })}</span>
            <span className={s['value']}>
              <span className={s['words']}>{participant.openedOn}</span>
            </span>
          </div>
          {participant.closedOn !== null && (
            <div className={s['fixed']}>
              <span>{formatMessage({ id: 'participants.closedOn' })}</span>
              <span className={s['value']}>
                <span className={s['words']}>{participant.closedOn}</span>
              </span>
            </div>
          )}
        </div>
      </Card>
      {asking && <EndDialog participant={participant} onDone={() => setAsking(false)} />}
    </Section>
  );
};
