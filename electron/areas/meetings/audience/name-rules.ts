import { bare, seen } from '../../../base/folded-text.ts';
import type { Id } from '../../../base/ids.ts';

/**
 * Everything an agency can be recognised by: its names and those of its contacts, past and present. `people`: which of them are names of
 * persons, where every word counts: "Nord", "Söder", "Hans".
 */
export type Known = { readonly agencyId: Id; readonly names: readonly string[]; readonly people?: readonly string[] };

/** Position in the letters of a text. */
type Span = { readonly from: number; readonly to: number };

/**
 * A text prepared for name search: letters and digits only, without marks and capitals; where each word begins, and whether with a capital.
 * So it does not matter what separates or interrupts the parts of a name.
 */
type Reading = {
  readonly letters: string;
  /** In order, and where the last word ends. */
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

/** A name as separate words, also in the genitive: "Polisens", "BUP:s". A single letter is not a name. */
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

/** Words this long are recognised without their ending and in a compound: "Frivårdsinspektören". */
const longWord = 8;
const stemOf = (word: string): string => word.replace(/(?:en|et|an|n)$/u, '');

/** Where a word begins like this, to the end of that word, whatever characters it contains. */
const beginningIn = ({ letters, begins }: Reading, stem: string): readonly Span[] => {
  const ends = [...begins];
  return ends
    .filter((from) => letters.startsWith(stem, from))
    .map((from) => ({ from, to: ends.find((end) => end >= from + stem.length) ?? letters.length }));
};

/** A word of a name, as a separate word; a long one also at the start of a word. */
const wordIn = (reading: Reading, word: string): readonly Span[] =>
  word.length < longWord ? wholeIn(reading, word) : beginningIn(reading, stemOf(word));

/** Shortest beginning that identifies a compound without guessing: "Polishuset"; for an abbreviation, "BMÄ-huset". */
const shortestStem = 4;
const shortestAbbreviation = 3;
/** Shortest beginning of a word that is cut off: "Beroendemott.". */
const shortestCut = 6;
const compoundIn = (reading: Reading, { word, isAbbreviation }: Own): readonly Span[] => {
  const stem = isAbbreviation ? word : stemOf(word);
  const begun = stem.length < (isAbbreviation ? shortestAbbreviation : shortestStem) ? [] : beginningIn(reading, stem);
  const cut = reading.words.filter(({ from, to }) => {
    const part = reading.letters.slice(from, to);
    return part.length >= shortestCut && word.startsWith(part) && !commonWords.has(part);
  });
  return [...begun, ...cut];
};

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
const listed = (words: string): readonly string[] => words.split(/\s+/u);

/** Words that occur in many names and identify none. */
const commonWords = new Set(
  listed(`kommun kommunen kommunens region regionen regionens stad staden stadens lan lanet lans norra sodra ostra vastra norr soder nord syd
   vast centrum city huset kontor kontoret enhet enheten avdelning avdelningen mottagning mottagningen verksamhet verksamheten myndighet
   myndigheten forvaltning forvaltningen team teamet grupp gruppen stod vard barn ungdom ungdomar unga vuxna familj och for i av pa till med
   hos vid om the of and for dr von van de der den al el bin ibn af`),
);

const squeezed = (text: string): string => read(text).letters;
const wordsOf = (name: string): readonly string[] => {
  const { letters, words } = read(name);
  return words.map(({ from, to }) => letters.slice(from, to));
};

/** Words for who said, decided or does something that name nobody. */
const plainWords = unique(
  listed(`egen eget egna iakttagelse iakttagelser observation observationer samtal möte mötet gruppen alla gemensamt deltagaren deltagare
   ungdomen ungdom unga unge den det hon han hen hennes hans deras själv barnet sonen dottern mamma mamman pappa pappan mor far modern fadern
   mormor morfar farmor farfar syster systern bror brodern syskon moster morbror faster farbror kusin styvmamma styvpappa styvmor styvfar
   föräldrar föräldrarna förälder vårdnadshavare vårdnadshavaren vårdnadshavarna anhörig anhöriga partner sambo maka make familj familjen vän
   vänner granne samordnare samordnaren handläggare handläggaren chef chefen enhetschef enhetschefen gruppledare kontaktperson kontaktpersonen
   verksamhet verksamheten enhet enheten enligt och samt med av från till via genom i på telefon telefonsamtal brev mejl tips ingen
   okänd okänt anonym uppgift uppgifter källa
   own observations conversation meeting the a group everybody together participant young person she he they her his their self child son daughter
   mother father mum dad grandmother grandfather sister brother sibling aunt uncle cousin stepmother stepfather parents parent guardian
   guardians relative relatives husband wife family friend neighbour coordinator manager head contact unit according to and with by from
   phone call letter anonymous unknown nobody source`).map(squeezed),
);

/** A word of a name that identifies its owner. */
type Own = { readonly word: string; readonly isAbbreviation: boolean };

const isWord = (word: string): boolean => /\p{L}{2}/u.test(word);
/** The words that identify an agency in its name. */
const ownWords = (name: string): readonly string[] =>
  wordsOf(name).filter((word) => isWord(word) && !commonWords.has(word) && !plainWords.includes(word));

/** Common prefixes of family names. */
const particles = new Set(listed('von van der den de al el bin ibn af och'));
/** The words of a person's name, including words that are common elsewhere. A name of only such words is still hers. */
const personWords = (name: string): readonly string[] => {
  const words = [...wordsOf(name), ...listed(name).map(squeezed)].filter(isWord);
  const own = unique(words).filter((word) => !particles.has(word));
  return own.length > 0 ? own : words;
};
const peopleWords = ({ people = [] }: Pick<Known, 'people'>): readonly string[] => people.flatMap(personWords);

/** Made once for each list or agency, since many texts are searched for the same names. */
const remembered = <K extends object, V>(make: (key: K) => V): ((key: K) => V) => {
  const made = new WeakMap<K, V>();
  return (key) => {
    const before = made.get(key);
    if (before !== undefined) return before;
    const value = make(key);
    made.set(key, value);
    return value;
  };
};

/** Whole names, prepared for search. */
const wholesOf = remembered((names: readonly string[]): readonly string[] => unique(names.map(squeezed)));

const capitals = /(?<![\p{L}\p{M}])\p{Lu}{2,}(?![\p{L}\p{M}])/gu;
/** The single words of an agency's names to search for. */
const ownOf = remembered((agency: Known): readonly Own[] => {
  const abbreviations = new Set(agency.names.flatMap((name) => Array.from(seen(name).matchAll(capitals), ([found]) => squeezed(found))));
  const words = unique([...agency.names.flatMap(ownWords), ...peopleWords(agency)]);
  return words.map((word) => ({ word, isAbbreviation: abbreviations.has(word) }));
});

/** Where whole names occur. */
export const namesAt = (reading: Reading, names: readonly string[]): readonly Span[] =>
  wholesOf(names).flatMap((name) => wholeIn(reading, name));

/**
 * How words of names are searched for. `asWritten`: short ones must be capitalised, since many are also common words. `compounds`: short
 * ones also match at the start of a word; for texts better left out than told once too often.
 */
type How = { readonly asWritten?: boolean; readonly compounds?: boolean };

/** Where single words of an agency's names occur. */
const wordsAt = (reading: Reading, agency: Known, { asWritten = false, compounds = false }: How): readonly Span[] =>
  ownOf(agency).flatMap((own) => [
    ...wordIn(reading, own.word).filter(({ from }) => !asWritten || own.word.length >= longWord || reading.capitals.has(from)),
    ...(compounds ? compoundIn(reading, own) : []),
  ]);

/** Names that are also ordinary words: without a capital they do not count. */
const ordinaryWords = new Set(
  listed(`april juni juli mars augusti berg bill bjorn blom bara brant bror dahl dina falk fors frank fred frisk frost gard glad gran gren hard helga
   hjort holm iris kall klang krona kvist lang lilja lind lova love lugn lund mark matte mina modig molin rana rask ring rosa rose rune saga
   same sand sina sjo skog sten stark stig stolt strand strom tage tapper ture varg vega vide vilja ville viola`),
);
/** A part of a name this long is found without its capital, unless it is an ordinary word. */
const longPart = 4;
/** This long and capitalised, it also matches at the start of a word: "Testssonfamiljen". */
const longBeginning = 6;

/** Where parts of a person's names occur alone: "Anna-Lisa", "Anna", "Annalisa". */
export const partsAt = (reading: Reading, parts: readonly string[]): readonly Span[] =>
  unique([...parts.flatMap(personWords), ...parts.map(squeezed)]).flatMap((word) => {
    const isOrdinary = word.length < longPart || ordinaryWords.has(word) || commonWords.has(word) || plainWords.includes(word);
    return [
      ...wholeIn(reading, word).filter(({ from }) => !isOrdinary || reading.capitals.has(from)),
      ...beginningIn(reading, word).filter(({ from }) => word.length >= longBeginning && reading.capitals.has(from)),
    ];
  });

const holds = (outer: Span, inner: Span): boolean => outer.from <= inner.from && inner.to <= outer.to;
const isLonger = (one: Span, other: Span): boolean => one.to - one.from > other.to - other.from;
/** What is not part of one of the others. */
export const outside = (spans: readonly Span[], others: readonly Span[]): readonly Span[] =>
  spans.filter((span) => !others.some((other) => holds(other, span)));
/** The same, except that a name equal to one of the others stays: only one within a longer name is part of it. */
const outsideLonger = (spans: readonly Span[], others: readonly Span[]): readonly Span[] =>
  spans.filter((span) => !others.some((other) => holds(other, span) && isLonger(other, span)));

/** A whole name in a text, ignoring case unless capitals are required. */
export const namesIn = (text: string, names: readonly string[], withCapitals = false): boolean => {
  const reading = read(text);
  return namesAt(reading, names).some(({ from }) => !withCapitals || reading.capitals.has(from));
};

/** The agencies that a text names, by a whole name or a word of one, but not by part of a name in `others`. */
export const agenciesIn = (
  text: string,
  agencies: readonly Known[],
  { others = [], ...how }: How & { readonly others?: readonly string[] } = {},
): readonly Id[] => {
  const reading = read(text);
  const theirs = namesAt(reading, others);
  const found = agencies.map((agency) => ({ agency, wholes: namesAt(reading, agency.names) }));
  // A word within an agency's longer name belongs to that agency: "Nord" in "Region Nord" is no other's.
  const taken = [...theirs, ...found.flatMap(({ wholes }) => wholes)];
  return found
    .filter(({ agency, wholes }) => outsideLonger(wholes, theirs).length > 0 || outside(wordsAt(reading, agency, how), taken).length > 0)
    .map(({ agency }) => agency.agencyId);
};

/** "M Ek" of "Maja Ek"; a one-word name stays as it is. */
const shortened = (name: string): string => name.trim().replace(/(?<=^.)\S+(?=\s)/u, '');

/** Those a text may name, in every usual form: whole, by an initial, by a word. */
const waysToName = (names: readonly string[]): { readonly whole: readonly string[]; readonly words: readonly string[] } => ({
  whole: unique([...names, ...names.map(shortened)].map(squeezed)),
  words: unique(names.flatMap(wordsOf)),
});

/** Whether a word contains the beginning of a hidden name anywhere: "Frivårdspolisen". */
const holdsAny = (word: string, hidden: readonly Known[]): boolean =>
  hidden
    .flatMap(ownOf)
    .map((own) => stemOf(own.word))
    .some((stem) => stem.length >= shortestStem && word.includes(stem));

/**
 * Whether a text saying who names only those given: every word is theirs or identifies nobody. Unknown words fail: they may be a name
 * missing from the register, or one written unusually, even as a picture.
 */
export const namesOnly = (text: string, names: readonly string[], hidden: readonly Known[]): boolean => {
  const reading = read(text);
  if (/\p{So}/u.test(seen(text))) return false;
  if (reading.letters === '') return true;
  const ways = waysToName(names);
  if (ways.whole.includes(reading.letters)) return !hidden.some((one) => wholesOf(one.names).includes(reading.letters));
  const whole = ways.whole.flatMap((name) => wholeIn(reading, name));
  const named = [...whole, ...ways.words.flatMap((word) => wholeIn(reading, word))];
  const compounds = ways.words
    .filter((word) => word.length >= longWord)
    .flatMap((word) => beginningIn(reading, stemOf(word)))
    .filter(({ from, to }) => !holdsAny(reading.letters.slice(from, to), hidden));
  // "Hans" with its capital may be somebody.
  const theirs = new Set(hidden.flatMap(peopleWords));
  const plain = plainWords
    .flatMap((word) => wholeIn(reading, word))
    .filter(({ from, to }) => !theirs.has(reading.letters.slice(from, to)) || !reading.capitals.has(from));
  const covering = [...named, ...compounds, ...plain];
  return (
    reading.words.every((word) => covering.some((span) => holds(span, word))) &&
    outsideLonger(
      hidden.flatMap((one) => namesAt(reading, one.names)),
      whole,
    ).length === 0
  );
};
