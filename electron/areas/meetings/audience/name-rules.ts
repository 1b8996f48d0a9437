import { bare, seen } from '../../../base/folded-text.ts';
import type { Id } from '../../../base/ids.ts';

/** Everything an agency can be recognised by: its names and those of its contacts, also those it had before. */
export type Known = { readonly agencyId: Id; readonly names: readonly string[] };

/** Where something stands in the letters of a text. */
type Span = { readonly from: number; readonly to: number };

/**
 * A text as names are sought in it: its letters and digits alone, without marks and capitals; where a word begins, and which
 * of those begins with a capital. So it does not matter what stands between the parts of a name, or within it.
 */
type Reading = {
  readonly letters: string;
  readonly begins: ReadonlySet<number>;
  readonly capitals: ReadonlySet<number>;
  readonly words: readonly Span[];
};

export const read = (text: string): Reading => {
  let letters = '';
  const capitals = new Set<number>();
  const words: Span[] = [];
  for (const [word] of seen(text).matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const from = letters.length;
    letters += bare(word);
    if (letters.length === from) continue;
    words.push({ from, to: letters.length });
    if (/^\p{Lu}/u.test(word)) capitals.add(from);
  }
  return { letters, begins: new Set([...words.map(({ from }) => from), letters.length]), capitals, words };
};

/** A name as words of their own, also as a genitive: "Polisens", "BUP:s". A name of one letter is none. */
const wholeIn = ({ letters, begins }: Reading, name: string): readonly Span[] => {
  const found: Span[] = [];
  if (name.length < 2) return found;
  for (let from = letters.indexOf(name); from >= 0; from = letters.indexOf(name, from + 1)) {
    const end = from + name.length;
    const to = letters.charAt(end) === 's' && begins.has(end + 1) ? end + 1 : end;
    if (begins.has(from) && begins.has(to)) found.push({ from, to });
  }
  return found;
};

/** Words as long as this say whose they are without their ending and in a compound: "Frivårdsinspektören". */
const longWord = 8;
const stemOf = (word: string): string => word.replace(/(?:en|et|an|n)$/u, '');

/** A word of a name, where it stands alone; a long one also where a word begins with it. */
const wordIn = (reading: Reading, word: string): readonly Span[] =>
  word.length < longWord
    ? wholeIn(reading, word)
    : reading.words.filter(({ from, to }) => reading.letters.slice(from, to).startsWith(stemOf(word)));

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** What stands in many names and says of none whose it is. */
const commonWords = new Set(
  `kommun kommunen kommunens region regionen regionens stad staden stadens lan lanet lans norra sodra ostra vastra norr soder nord syd
   vast centrum city huset kontor kontoret enhet enheten avdelning avdelningen mottagning mottagningen verksamhet verksamheten myndighet
   myndigheten forvaltning forvaltningen team teamet grupp gruppen stod vard barn ungdom ungdomar unga vuxna familj och for i av pa till med
   hos vid om the of and for dr von van de der den al el bin ibn af`.split(/\s+/u),
);

const squeezed = (text: string): string => read(text).letters;
const wordsOf = (name: string): readonly string[] => {
  const { letters, words } = read(name);
  return words.map(({ from, to }) => letters.slice(from, to));
};

/** Whom somebody may be named as who said, decided or does something, without a name of anybody. */
const plainWords = unique(
  `egen eget egna iakttagelse iakttagelser observation observationer samtal möte mötet gruppen alla gemensamt deltagaren deltagare
   ungdomen ungdom unga unge den det hon han hen hennes hans deras själv barnet sonen dottern mamma mamman pappa pappan mor far modern fadern
   mormor morfar farmor farfar syster systern bror brodern syskon moster morbror faster farbror kusin styvmamma styvpappa styvmor styvfar
   föräldrar föräldrarna förälder vårdnadshavare vårdnadshavaren vårdnadshavarna anhörig anhöriga partner sambo maka make familj familjen vän
   vänner granne samordnare samordnaren handläggare handläggaren chef chefen enhetschef enhetschefen gruppledare kontaktperson kontaktpersonen
   verksamhet verksamheten enhet enheten enligt och samt med av från till via genom i på telefon telefonsamtal brev mejl tips ingen
   okänd okänt anonym uppgift uppgifter källa
   own observations conversation meeting the a group everybody together participant young person she he they her his their self child son daughter
   mother father mum dad grandmother grandfather sister brother sibling aunt uncle cousin stepmother stepfather parents parent guardian
   guardians relative relatives husband wife family friend neighbour coordinator manager head contact unit according to and with by from
   phone call letter anonymous unknown nobody source`
    .split(/\s+/u)
    .map(squeezed),
);

/** The words of a name that are somebody's own. */
const ownWords = (name: string): readonly string[] =>
  wordsOf(name).filter((word) => /\p{L}{2}/u.test(word) && !commonWords.has(word) && !plainWords.includes(word));

/** Names as they are sought. */
type Keys = { readonly whole: readonly string[]; readonly words: readonly string[] };
const known = new WeakMap<readonly string[], Keys>();
const keysOf = (names: readonly string[]): Keys => {
  const before = known.get(names);
  if (before) return before;
  const keys = { whole: unique(names.map(squeezed)), words: unique(names.flatMap(ownWords)) };
  known.set(names, keys);
  return keys;
};

/** Where whole names stand. */
export const namesAt = (reading: Reading, names: readonly string[]): readonly Span[] =>
  keysOf(names).whole.flatMap((name) => wholeIn(reading, name));

/** Where single words of names stand. `asWritten`: a short one with its capital, since many are common words as well. */
export const wordsAt = (reading: Reading, names: readonly string[], asWritten: boolean): readonly Span[] =>
  keysOf(names).words.flatMap((word) =>
    wordIn(reading, word).filter(({ from }) => !asWritten || word.length >= longWord || reading.capitals.has(from)),
  );

/** Where parts of a person's names stand alone, each with its capital. */
export const partsAt = (reading: Reading, names: readonly string[]): readonly Span[] =>
  keysOf(names)
    .words.flatMap((word) => wholeIn(reading, word))
    .filter(({ from }) => reading.capitals.has(from));

const holds = (outer: Span, inner: Span): boolean => outer.from <= inner.from && inner.to <= outer.to;
const isLonger = (one: Span, other: Span): boolean => one.to - one.from > other.to - other.from;
/** What is not part of one of the others. */
export const outside = (spans: readonly Span[], others: readonly Span[]): readonly Span[] =>
  spans.filter((span) => !others.some((other) => holds(other, span)));
/** The same, where a name that is one of the others is itself, and only one within a longer one is part of it. */
const outsideLonger = (spans: readonly Span[], others: readonly Span[]): readonly Span[] =>
  spans.filter((span) => !others.some((other) => holds(other, span) && isLonger(other, span)));

/** A whole name in a text; whatever its capitals, unless they are asked for. */
export const namesIn = (text: string, names: readonly string[], withCapitals = false): boolean => {
  const reading = read(text);
  return namesAt(reading, names).some(({ from }) => !withCapitals || reading.capitals.has(from));
};

/** The agencies that a text names, by a whole name or a word of one; not by what is part of a name in `others`. */
export const agenciesIn = (
  text: string,
  agencies: readonly Known[],
  { others = [], asWritten = false }: { readonly others?: readonly string[]; readonly asWritten?: boolean } = {},
): readonly Id[] => {
  const reading = read(text);
  const theirs = namesAt(reading, others);
  // A longer name of an agency says whose a word in it is: "Nord" in "Region Nord" is no other's.
  const wholes = agencies.map(({ names }) => namesAt(reading, names));
  return agencies
    .filter(
      ({ names }, i) =>
        outsideLonger(wholes[i] ?? [], theirs).length > 0 ||
        outside(wordsAt(reading, names, asWritten), [...theirs, ...wholes.filter((_, other) => other !== i).flat()]).length > 0,
    )
    .map(({ agencyId }) => agencyId);
};

/** "M. Ek" of "Maja Ek". */
const shortened = (name: string): readonly string[] => {
  const [given = '', ...rest] = name.trim().split(/\s+/u);
  return rest.length === 0 ? [] : [`${given.charAt(0)} ${rest.join(' ')}`];
};

/** Those a text may name, in every way one names them: whole, by an initial, by a word. */
const waysToName = (names: readonly string[]): Keys => ({
  whole: unique([...names, ...names.flatMap(shortened)].map(squeezed)),
  words: unique([...names.flatMap(wordsOf), ...plainWords]),
});

/**
 * Whether a text that says who, names nobody but those given: every word of it is theirs, or says nothing of whom. What is not
 * known passes not: it may be a name that nobody has told the register, or one written in a way of its own.
 */
export const namesOnly = (text: string, names: readonly string[], hidden: readonly Known[]): boolean => {
  const reading = read(text);
  if (reading.letters === '') return true;
  const ways = waysToName(names);
  if (ways.whole.includes(reading.letters)) return !hidden.some((one) => keysOf(one.names).whole.includes(reading.letters));
  const whole = ways.whole.flatMap((name) => wholeIn(reading, name));
  const covering = [...whole, ...ways.words.flatMap((word) => wordIn(reading, word))];
  return (
    reading.words.every((word) => covering.some((span) => holds(span, word))) &&
    outsideLonger(
      hidden.flatMap((one) => namesAt(reading, one.names)),
      whole,
    ).length === 0
  );
};
