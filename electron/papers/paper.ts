import type { DrawingOf } from './drawing.ts';
import type { PaperText } from './text.ts';

/**
 * One model for everything that is printed or saved. HTML (print, PDF) and DOCX are made from the same value, so no format can leak what
 * another hides. Redaction happens earlier: a `Paper` contains only what its recipient may be told. `T` is the kind of text: {@link Paper}
 * holds what may be printed, a draft (`string`) is content for the gate to clear.
 */
export type PaperOf<T extends string> = {
  readonly language: 'sv' | 'en';
  readonly title: T;
  /** Under the title: date, case number, version. */
  readonly subtitle?: T;
  readonly header: {
    readonly organisation: T;
    readonly unit: T;
    /** "Kan omfattas av sekretess" and similar; framed, top right. */
    readonly classification: T;
    readonly recipient: T;
    /** "exemplar 2 av 3" */
    readonly copy?: T;
  };
  readonly footer: {
    /** Where somebody notes by hand that the paper went to the personal file; empty on papers for others. */
    readonly transfer: T;
    /** First bytes of the audit chain's head, grouped: "7f3a 91c2 e08d 44b1". */
    readonly auditHead: T;
    /** A trial register is marked as such on every page. */
    readonly trial: boolean;
  };
  /** `card`: a pocket-sized move-day or emergency card on A6; `page`: A4. */
  readonly format: 'page' | 'card';
  readonly blocks: readonly BlockOf<T>[];
  /** Its name as a file; the format adds the extension. */
  readonly name: PaperNameOf<T>;
};

export type PaperNameOf<T extends string> = {
  /** The kind of paper in the reader's words, "Minnesanteckningar". Never a person's name, because titles are shown in lists and logs. */
  readonly kind: T;
  readonly date: T;
  /** "Ä-2026-012"; absent for papers that are not about a single case. */
  readonly caseNumber?: T;
  /** "Polisen": an agency, when each receives its own. */
  readonly recipient?: T;
};

/** A short framed label before a text: "Uppgift · Polisen", "Bedömning". */
export type TagOf<T extends string> = { readonly text: T; readonly tone?: 'plain' | 'fact' | 'judgment' };

export type BlockOf<T extends string> =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: T; /** Shown in the margin. */ readonly number?: number }
  /** `lead`: its first words, in bold: "Nästa möte". */
  | { readonly kind: 'paragraph'; readonly text: T; readonly tag?: TagOf<T>; readonly lead?: T; readonly tone?: 'plain' | 'quiet' }
  | { readonly kind: 'list'; readonly items: readonly T[]; readonly ordered?: boolean }
  /** Two columns, label and value. */
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: T; readonly value: T }[] }
  | {
      readonly kind: 'table';
      readonly caption?: T;
      readonly columns: readonly {
        readonly text: T;
        readonly align?: 'start' | 'end';
        /** Relative width, any positive number. */ readonly share?: number;
      }[];
      readonly rows: readonly (readonly T[])[];
      readonly total?: readonly T[];
    }
  /** A decision: accent edge, "Beslut", the text, and the name of the person who decided ("M. Ek"; empty if none is named). */
  | { readonly kind: 'decision'; readonly label: T; readonly text: T; readonly by: T }
  /** Boxes to tick by hand; those marked `done` are ticked. */
  | { readonly kind: 'checklist'; readonly items: readonly { readonly text: T; readonly note?: T; readonly done: boolean }[] }
  | { readonly kind: 'notice'; readonly title: T; readonly text: T }
  /** Big type for a card: "08.10 Ring samordnaren". */
  | { readonly kind: 'times'; readonly rows: readonly { readonly time: T; readonly text: T }[] }
  | { readonly kind: 'signatures'; readonly lines: readonly T[] }
  /** One of our own drawings (map extract). */
  | { readonly kind: 'figure'; readonly drawing: DrawingOf<T>; readonly alternative: T; readonly caption?: T };

/** A paper in which every text came from the gate or is our own wording. */
export type Paper = PaperOf<PaperText>;
/** A paper that has no file name yet. */
export type Sheet = Omit<Paper, 'name'>;
export type Block = BlockOf<PaperText>;
/** What every paper has: whose it is, for whom, its classification, where the audit chain ended. */
export type PaperFrameOf<T extends string> = Pick<PaperOf<T>, 'language' | 'header' | 'footer' | 'format'>;
export type PaperFrame = PaperFrameOf<PaperText>;
export type Tag = TagOf<PaperText>;
export type PaperName = PaperNameOf<PaperText>;
/** Blocks before the gate: the content of a part. */
export type DraftBlock = BlockOf<string>;
