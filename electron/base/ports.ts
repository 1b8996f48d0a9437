import type { Fault, TraceEntry } from './faults.ts';

export type FileKind = 'spreadsheet' | 'pdf' | 'docx' | 'scan' | 'register-folder';

/** Questions that only the shell can answer. The core sees names and bytes, and never lets a path reach the window. */
export type PortAsk =
  | { readonly port: 'open-file'; readonly file: FileKind; readonly title: string }
  | { readonly port: 'choose-folder'; readonly title: string }
  /** The folder of the register to open next; also used by the core that starts after a lock. */
  | { readonly port: 'use-register'; readonly path: string }
  | {
      readonly port: 'save-file';
      readonly file: FileKind;
      readonly title: string;
      readonly suggestedName: string;
      readonly bytes: Uint8Array;
    }
  /** A complete HTML document of ours; returns a tagged PDF with an outline. */
  | { readonly port: 'print-to-pdf'; readonly html: string }
  /** The system's print dialog for the same document. */
  | { readonly port: 'print'; readonly html: string }
  /** Keeps the window out of screenshots and screen sharing, as far as the system can. */
  | { readonly port: 'protect-screen'; readonly isProtected: boolean }
  /** Puts copied text on the system's clipboard, marked as not to be stored; it is removed after a minute, and at a lock. */
  | { readonly port: 'copy'; readonly text: string }
  /** The page itself put something there: the same, without the mark. */
  | { readonly port: 'clear-clipboard-later' }
  /** Text was selected, which Linux keeps separately for the middle mouse button: the same for that selection. */
  | { readonly port: 'clear-selection-later' }
  /** Title bar, menu and background follow what the user chose for this computer. */
  | { readonly port: 'use-appearance'; readonly theme: 'system' | 'light' | 'dark'; readonly language: 'sv' | 'en' }
  /** A fault in the window, for the trace. */
  | { readonly port: 'note-fault'; readonly fault: Fault }
  /** The content of the trace. */
  | { readonly port: 'read-trace' };

export type PortFailure = 'folder-unwritable' | 'disk-full' | 'unreadable-file' | 'no-printer' | 'print-failed' | 'internal';

export type PortAnswer =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'pdf'; readonly bytes: Uint8Array }
  | { readonly kind: 'printed' }
  | { readonly kind: 'done' }
  | { readonly kind: 'trace'; readonly entries: readonly TraceEntry[] }
  | { readonly kind: 'failed'; readonly code: PortFailure };

/** The core's way out of its thread: dialogs, printing. Implemented by the shell and by tests, and nothing else. */
export type Ports = { readonly ask: (ask: PortAsk) => Promise<PortAnswer> };
