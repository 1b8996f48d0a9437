import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Participant } from '../../../../electron/areas/participants/contract.ts';
import { useDraft } from '../../../client/use-draft.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { showToast } from '../../../state/toasts.ts';
import { useChange, type Changes } from './use-change.ts';

export type TextFact = 'givenName' | 'familyName' | 'alias' | 'otherAliases' | 'phone' | 'email';
export type ChoiceFact = 'municipality' | 'phase' | 'state' | 'protection';
/** Null: as it is saved. */
type Typed = Readonly<Record<TextFact, string | null>>;

const nothingTyped: Typed = { givenName: null, familyName: null, alias: null, otherAliases: null, phone: null, email: null };

/** The facts of a participant, edited in place: typing is kept as a draft at once and saved on leaving the field. */
export const useFacts = (participant: Participant) => {
  const { formatMessage } = useIntl();
  const { sentence, problem } = useFailure();
  const change = useChange(participant.caseId);
  const draft = useDraft<Typed>(`participants/${participant.caseId}/facts`, nothingTyped);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  // What the record said when the typing of a field began.
  const [began, setBegan] = useState<Readonly<Partial<Record<TextFact, Participant>>>>({});

  const forget = (field: TextFact): void => {
    draft.set({ [field]: null });
    if (Object.values(draft.latest()).every((text) => text === null)) void draft.discard();
    setBegan(({ [field]: _began, ...rest }) => rest);
  };
  const say = (field: string, words: string | undefined): void =>
    setProblems(({ [field]: _, ...rest }) => (words === undefined ? rest : { ...rest, [field]: words }));

  const save = async (field: TextFact | ChoiceFact, label: string, changes: Changes, from: Participant): Promise<boolean> => {
    const outcome = await change(changes, from);
    if (outcome.kind === 'saved') {
      say(field, undefined);
      const before = { [field]: from[field] } as Changes;
      showToast(formatMessage({ id: 'participants.changed' }, { what: label }), {
        onUndo: () => void change(before, outcome.after),
      });
      return true;
    }
    if (outcome.kind === 'conflict') {
      const theirs = outcome.theirs[field];
      say(field, formatMessage({ id: 'participants.conflict' }, { theirs: theirs === null || theirs === '' ? '–' : theirs }));
      if (field in began) setBegan((now) => ({ ...now, [field]: outcome.theirs }));
      return false;
    }
    const { error } = outcome.answer;
    const code = error.fields?.[field];
    say(field, code === undefined ? sentence(error) : problem(code));
    return false;
  };

  return {
    text: (field: TextFact) => draft.value[field] ?? participant[field],
    isUnsaved: (field: TextFact) => draft.value[field] !== null && draft.value[field] !== participant[field],
    problem: (field: TextFact | ChoiceFact) => problems[field],
    type: (field: TextFact, text: string): void => {
      if (began[field] === undefined) setBegan((now) => ({ ...now, [field]: participant }));
      draft.set({ [field]: text });
    },
    /** Back to what is saved. */
    revert: (field: TextFact): void => {
      forget(field);
      say(field, undefined);
    },
    leave: async (field: TextFact, label: string): Promise<void> => {
      const typed = draft.latest()[field];
      if (typed === null) return;
      const isSaved = typed === participant[field] || (await save(field, label, { [field]: typed }, began[field] ?? participant));
      // Whoever came back to the field meanwhile has typed something else: that is saved in its turn.
      if (isSaved && draft.latest()[field] === typed) forget(field);
    },
    choose: <F extends ChoiceFact>(field: F, label: string, value: Participant[F]): void => {
      if (value !== participant[field]) void save(field, label, { [field]: value }, participant);
    },
  };
};

export type Facts = ReturnType<typeof useFacts>;
