import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { shortestPassphrase, weakestScore } from '../../../../electron/areas/users/rules.ts';
import type { MessageId } from '../../../i18n/message-ids.ts';
import { Checkbox } from '../../../ui/fields/checkbox.tsx';
import { FormColumn } from '../../../ui/page/columns.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import s from './start.module.css';
import { strengthOf } from './strength.ts';

type Score = 0 | 1 | 2 | 3 | 4;

export type Passphrase = { readonly text: string; readonly again: string; readonly score: Score | null };

/** What is wrong with it as far as is known, as a message id, or null. Its strength is known a moment after it was typed. */
export const passphraseTrouble = ({
  text,
  again,
  score,
}: Passphrase): { readonly field: 'text' | 'again'; readonly message: MessageId } | null => {
  if (text.length < shortestPassphrase) return { field: 'text', message: 'problem.passphrase-short' };
  if (score !== null && score < weakestScore) return { field: 'text', message: 'problem.passphrase-weak' };
  return text === again ? null : { field: 'again', message: 'problem.passphrase-differs' };
};

/** Whether it can be taken. Waits for its strength: somebody who types and presses at once means what she typed. */
export const isGoodPassphrase = async (value: Passphrase, known: readonly string[]): Promise<boolean> =>
  passphraseTrouble({ ...value, score: value.score ?? (await strengthOf(value.text, known)) }) === null;

type PassphraseStepProps = {
  readonly value: Passphrase;
  readonly known: readonly string[];
  /** Off until the step was tried. */
  readonly showsTrouble: boolean;
  readonly onChange: (value: Passphrase) => void;
  /** On by default. */
  readonly takesFocus?: boolean;
  /** Beside the present one: the label says which this is. */
  readonly isNew?: boolean;
  /** What the core said of it. */
  readonly error?: string;
};

/** Passphrase with strength meter, typed twice. Pasting from a password manager is welcome. */
export const PassphraseStep = ({ value, known, showsTrouble, onChange, takesFocus = true, isNew = false, error }: PassphraseStepProps) => {
  const { formatMessage } = useIntl();
  const [isShown, setShown] = useState(false);
  const { text } = value;
  useEffect(() => {
    let isWanted = true;
    if (text === '') return undefined;
    void strengthOf(text, known).then((score) => isWanted && score !== value.score && onChange({ ...value, score }));
    return () => {
      isWanted = false;
    };
  }, [text, known, value, onChange]);
  const trouble = showsTrouble ? passphraseTrouble(value) : null;
  const score = text === '' ? null : value.score;
  const type = isShown ? 'text' : 'password';
  return (
    <FormColumn>
      <div>
        <TextField
          label={formatMessage({ id: isNew ? 'users.passphrase-new' : 'users.passphrase' })}
          description={formatMessage({ id: 'users.passphrase-help' }, { shortest: shortestPassphrase })}
          error={trouble?.field === 'text' ? formatMessage({ id: trouble.message }) : error}
          type={type}
          value={text}
          onChange={(next) => onChange({ ...value, text: next, score: null })}
          autoComplete="new-password"
          autoFocus={takesFocus}
        />
        <div className={s['meter']} aria-hidden="true">
          {[1, 2, 3, 4].map((step) => (
            <i key={step} data-on={score !== null && score >= step ? '' : undefined} />
          ))}
        </div>
        <p className={s['strength']} role="status">
          {score === null ? '' : formatMessage({ id: `users.strength-${score}` as MessageId & 'users.strength-0' })}
        </p>
      </div>
      <TextField
        label={formatMessage({ id: isNew ? 'users.passphrase-new-again' : 'users.passphrase-again' })}
        error={trouble?.field === 'again' ? formatMessage({ id: trouble.message }) : undefined}
        type={type}
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
        autoComplete="new-password"
      />
      <Checkbox isSelected={isShown} onChange={setShown}>
        {formatMessage({ id: 'users.show-passphrase' })}
      </Checkbox>
    </FormColumn>
  );
};
