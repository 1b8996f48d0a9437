import { useEffect, useState } from 'react';

export type SearchHit = {
  readonly id: string;
  /** Name or alias. */
  readonly label: string;
  /** Case number and phase; nothing sensitive. */
  readonly detail: string;
  readonly onOpen: () => void;
};
export type SearchAnswer =
  /** `more`: others begin alike, too many to show. */
  | { readonly kind: 'hits'; readonly hits: readonly SearchHit[]; readonly more: boolean }
  /** The words are not ones that may be searched for: SoLPuF (2001:637) 15 §. */
  | { readonly kind: 'refused'; readonly sentence: string };
/** Looks for a person by name, number or case number. The core decides what is lawful and logs the attempt. */
export type LawfulSearch = (text: string) => Promise<SearchAnswer>;

export type SearchState = { readonly kind: 'idle' } | { readonly kind: 'searching' } | SearchAnswer;

/** Every search is logged, so half a word must not be one. */
const pause = 350;
const shortest = 2;

/** Searches when typing pauses; an answer that comes too late is thrown away. */
export const useLawfulSearch = (text: string, search: LawfulSearch): SearchState => {
  const [state, setState] = useState<SearchState>({ kind: 'idle' });
  const words = text.trim();
  useEffect(() => {
    if (words.length < shortest) {
      setState({ kind: 'idle' });
      return undefined;
    }
    let isWanted = true;
    setState({ kind: 'searching' });
    const timer = setTimeout(() => {
      void search(words).then((answer) => isWanted && setState(answer));
    }, pause);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [words, search]);
  return state;
};
