import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Attachment } from './attachment.ts';
import type { ShapeOf } from './drawing.ts';
import { paperFileName } from './file-name.ts';
import type { Block, Paper, PaperName } from './paper.ts';
import {
  capitalised,
  clear,
  clockText,
  dateText,
  dayText,
  fixed,
  fixedWords,
  joined,
  listed,
  minuteText,
  nothing,
  type Cleared,
  type PaperText,
} from './text.ts';

/** Every path through a type to a text that anyone could put together; `never` if there is none. */
type PlainIn<T, Path extends string = ''> = T extends PaperText
  ? never
  : T extends string
    ? Record<never, never> extends Record<T, 1>
      ? Path
      : never
    : T extends readonly (infer Item)[]
      ? PlainIn<Item, `${Path}[]`>
      : T extends object
        ? { [K in keyof T & string]-?: PlainIn<T[K], `${Path}.${K}`> }[keyof T & string]
        : never;

describe('no plain text is among what is printed or what a file is called', () => {
  it('in any field of a paper, by going through them all', () => {
    expectTypeOf<PlainIn<Paper>>().toEqualTypeOf<never>();
    expectTypeOf<PlainIn<PaperName>>().toEqualTypeOf<never>();
    expectTypeOf<PlainIn<Attachment['name']>>().toEqualTypeOf<never>();
  });

  it('where going through them would find one', () => {
    expectTypeOf<PlainIn<{ readonly a: PaperText; readonly b: readonly { readonly c?: string }[] }>>().toEqualTypeOf<'.b[].c'>();
    expectTypeOf<PlainIn<Paper & { readonly remark: `${string}!` }>>().toEqualTypeOf<'.remark'>();
  });
});

type Shape = ShapeOf<PaperText>;

/** A person's name, as a service has it before any gate. */
const name: string = 'Alva Testsson';
const number: `${string}-${string}` = '20100101-2382';

describe('a planted string does not compile', () => {
  // Each line below must be a compile error; otherwise `npm run check` fails because its directive is unused.
  const planted = {
    // @ts-expect-error a plain string is no text for a paper
    title: (): Pick<Paper, 'title'> => ({ title: name }),
    // @ts-expect-error nor under the title
    subtitle: (): Pick<Paper, 'subtitle'> => ({ subtitle: name }),
    // @ts-expect-error nor in its head
    recipient: (): Pick<Paper['header'], 'recipient'> => ({ recipient: name }),
    // @ts-expect-error nor in its foot
    transfer: (): Pick<Paper['footer'], 'transfer'> => ({ transfer: name }),
    // @ts-expect-error nor as a heading
    heading: (): Block => ({ kind: 'heading', level: 2, text: name }),
    // @ts-expect-error nor in a table
    table: (): Block => ({ kind: 'table', columns: [{ text: nothing }], rows: [[name]] }),
    // @ts-expect-error nor as a source
    tag: (): Block => ({ kind: 'paragraph', text: nothing, tag: { text: name } }),
    // @ts-expect-error nor to sign
    signatures: (): Block => ({ kind: 'signatures', lines: [name] }),
    // @ts-expect-error nor in a drawing
    figure: (): Shape => ({ kind: 'text', x: 0, y: 0, text: name, size: 1, ink: 'text' }),
    // @ts-expect-error nor where a drawing names a colour
    ink: (): Shape => ({ kind: 'text', x: 0, y: 0, text: nothing, size: 1, ink: name }),
    // @ts-expect-error nor in the name of a file
    file: (): string => paperFileName({ kind: nothing, date: nothing, recipient: name }, 'pdf'),
    // @ts-expect-error words of ours take no text of others between them
    between: (): PaperText => fixed`Om ${name}`,
    // @ts-expect-error nor do lists of words take one
    words: () => fixedWords({ sv: { title: name } }),
    // @ts-expect-error not even as a pattern
    pattern: () => fixedWords({ sv: { title: number } }),
    // @ts-expect-error nor put together in their place
    together: () => fixedWords({ sv: { title: `Om ${name}` } }),
    // @ts-expect-error nor from a function of theirs
    said: () => fixedWords({ sv: { title: (who: string) => `Om ${who}` } }),
    // @ts-expect-error joining makes no text of a string
    joined: (): PaperText => joined([name], nothing),
    // @ts-expect-error nor does telling it apart from something else
    changed: (): PaperText => capitalised(fixed`a`).replace('A', name),
  };

  it('in any of these places, which are all there to be read', () => expect(Object.keys(planted)).toHaveLength(18));
});

describe('what the gate clears', () => {
  it('may be printed, however deep, and keeps its choices, numbers and blanks', () => {
    type Content = {
      readonly text: string;
      readonly nature: 'fact' | 'judgment';
      readonly rows: readonly { readonly n: number; readonly by: string | null }[];
    };
    expectTypeOf<Cleared<Content>>().toEqualTypeOf<{
      readonly text: PaperText;
      readonly nature: 'fact' | 'judgment';
      readonly rows: readonly { readonly n: number; readonly by: PaperText | null }[];
    }>();
    const content: Content = { text: 'x', nature: 'fact', rows: [] };
    expect(clear(content)).toBe(content);
  });
});

describe('texts put together', () => {
  const [a, b, c] = clear<string[]>(['Polisen', 'Skolan', 'Regionen']);
  if (a === undefined || b === undefined || c === undefined) throw new Error('three texts');

  it('read as they should', () => {
    expect(fixed`version ${2} till ${a}`).toBe('version 2 till Polisen');
    expect(joined([a, b], fixed` · `)).toBe('Polisen · Skolan');
    expect(listed('sv', [a, b, c])).toBe('Polisen, Skolan och Regionen');
    expect(capitalised(clear<string>('ökad'))).toBe('Ökad');
  });

  it('tell days and times in each language', () => {
    const [day, at, time] = [clear<string>('2026-05-07'), clear<string>('2026-05-07T08:30:00.000Z'), clear<string>('10:30')];
    expect(dayText('sv', day, true)).toBe('torsdag 7 maj 2026');
    expect(dayText('en', day, false)).toBe('7 May 2026');
    expect([dateText(at), minuteText(at)]).toEqual(['2026-05-07', '2026-05-07 10:30']);
    expect([clockText('sv', time), clockText('en', time)]).toEqual(['10.30', '10:30']);
  });

  it('take words from the source in each language', () => {
    const words = fixedWords({
      sv: { due: 'Senast', told: (who: PaperText) => fixed`Till ${who}` },
      en: { due: 'By', told: (who: PaperText) => fixed`To ${who}` },
    });
    expect([words.sv.due, words.en.told(a)]).toEqual(['Senast', 'To Polisen']);
  });
});
