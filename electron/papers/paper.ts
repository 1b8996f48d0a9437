/**
 * One model for everything that is printed or saved: HTML (print, PDF) and DOCX are made from the same value, so no format
 * can leak what another hides. Redaction happens before: a `Paper` holds only what its recipient may hear.
 */
export type Paper = {
  readonly language: 'sv' | 'en';
  readonly title: string;
  /** Under the title: date, case number, version. */
  readonly subtitle?: string;
  readonly header: {
    readonly organisation: string;
    readonly unit: string;
    /** "Kan omfattas av sekretess" and the like; framed, top right. */
    readonly classification: string;
    readonly recipient: string;
    /** "exemplar 2 av 3" */
    readonly copy?: string;
  };
  readonly footer: {
    /** "Överförd till personakt: nej" */
    readonly transfer: string;
    /** First bytes of the audit chain's head, grouped: "7f3a 91c2 e08d 44b1". */
    readonly auditHead: string;
    /** A trial register says so on every page. */
    readonly trial: boolean;
  };
  /** `card`: a pocket-sized move-day or emergency card on A6; `page`: A4. */
  readonly format: 'page' | 'card';
  readonly blocks: readonly Block[];
};

/** A short label in a frame before a text: "Uppgift · Polisen", "Bedömning". */
export type Tag = { readonly text: string; readonly tone?: 'plain' | 'fact' | 'judgment' };

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; /** Stands in the margin. */ readonly number?: number }
  /** `lead`: its first words, in bold: "Nästa möte". */
  | { readonly kind: 'paragraph'; readonly text: string; readonly tag?: Tag; readonly lead?: string; readonly tone?: 'plain' | 'quiet' }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly ordered?: boolean }
  /** Two columns, label and value. */
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly kind: 'table';
      readonly caption?: string;
      readonly columns: readonly {
        readonly text: string;
        readonly align?: 'start' | 'end';
        /** Share of the width, any positive number. */ readonly share?: number;
      }[];
      readonly rows: readonly (readonly string[])[];
      readonly total?: readonly string[];
    }
  /** A decision: accent edge, "Beslut", the text, and the name of who decided ("M. Ek"; empty when none is named). */
  | { readonly kind: 'decision'; readonly label: string; readonly text: string; readonly by: string }
  /** Boxes to tick by hand; `done` ones are ticked. */
  | { readonly kind: 'checklist'; readonly items: readonly { readonly text: string; readonly note?: string; readonly done: boolean }[] }
  | { readonly kind: 'notice'; readonly title: string; readonly text: string }
  /** Big type for a card: "08.10 Ring samordnaren". */
  | { readonly kind: 'times'; readonly rows: readonly { readonly time: string; readonly text: string }[] }
  | { readonly kind: 'signatures'; readonly lines: readonly string[] }
  /** A drawing of our own as SVG paths only (map extract); no script, no external reference. */
  | { readonly kind: 'figure'; readonly svg: string; readonly alternative: string; readonly caption?: string };
