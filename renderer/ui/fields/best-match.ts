import type { Option } from './option.tsx';

const folded = (text: string): string => text.trim().toLocaleLowerCase('sv');

/** 0: the label itself; 1: it begins so; 2: a word in it does; 3: the rest. */
const rank = (label: string, typed: string): number => {
  const words = folded(label);
  if (words === typed) return 0;
  if (words.startsWith(typed)) return 1;
  return words.split(/[\s(–-]+/).some((word) => word.startsWith(typed)) ? 2 : 3;
};

/** The options with the best match for what was typed first; equal ones keep their order. */
export const bestFirst = <V extends string>(options: readonly Option<V>[], text: string): readonly Option<V>[] => {
  const typed = folded(text);
  if (typed === '') return options;
  return options
    .map((option) => ({ option, at: rank(option.label, typed) }))
    .sort((a, b) => a.at - b.at)
    .map(({ option }) => option);
};

/** The only option with this label, whatever its capitals; undefined when there is none or more than one. */
export const exactMatch = <V extends string>(options: readonly Option<V>[], text: string): Option<V> | undefined => {
  const typed = folded(text);
  const found = options.filter((option) => folded(option.label) === typed);
  return typed !== '' && found.length === 1 ? found[0] : undefined;
};
