import { useCallback, useState } from 'react';
import { isGoodPassphrase, type Passphrase } from '../start/passphrase-step.tsx';

const empty: Passphrase = { text: '', again: '', score: null };

/** A passphrase being chosen, with its strength; for PassphraseStep. */
export const useNewPassphrase = () => {
  const [value, setValue] = useState(empty);
  // Steady: the step asks for the strength again whenever it changes.
  const keep = useCallback((next: Passphrase) => setValue(next), []);
  return { value, keep, isGood: (known: readonly string[]) => isGoodPassphrase(value, known) };
};
