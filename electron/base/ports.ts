import type { Fault, TraceEntry } from './faults.ts';

export type FileKind = 'spreadsheet' | 'pdf' | 'docx' | 'scan' | 'register-folder';

/** Questions only the shell can answer. The core sees names and bytes, never lets a path reach the window. */
export type PortAsk =
  | { readonly port: 'open-file'; readonly file: FileKind; readonly title: string }
  | { readonly port: 'choose-folder'; readonly title: string }
  /** Where the register lies that is opened next, also by the core that comes after a lock. */
  | { readonly port: 'use-register'; readonly path: string }
  | {
      readonly port: 'save-file';
      readonly file: FileKind;
      readonly title: string;
      readonly suggestedName: string;
      readonly bytes: Uint8Array;
    }
  /** A complete HTML document of ours; answered with a tagged, outlined PDF. */
  | { readonly port: 'print-to-pdf'; readonly html: string }
  /** The system's print dialog over the same document. */
  | { readonly port: 'print'; readonly html: string }
  /** Keeps the window out of screen pictures and shared screens, as far as the system can. */
  | { readonly port: 'protect-screen'; readonly isProtected: boolean }
  /** Puts what was copied on the system's clipboard, marked as nothing to keep; it goes again in a minute, and at a lock. */
  | { readonly port: 'copy'; readonly text: string }
  /** The page put something there by itself: the same, without the mark. */
  | { readonly port: 'clear-clipboard-later' }
  /** Something was marked, which Linux keeps beside the clipboard for the middle button: the same for that. */
  | { readonly port: 'clear-selection-later' }
  /** Title bar, menu and ground follow what the person chose for this computer. */
  | { readonly port: 'use-appearance'; readonly theme: 'system' | 'light' | 'dark'; readonly language: 'sv' | 'en' }
  /** A fault in the window, for the trace. */
  | { readonly port: 'note-fault'; readonly fault: Fault }
  /** What the trace holds. */
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

/** The core's way out of its thread: dialogs, printing. Answered by the shell, by tests, by nobody else. */
export type Ports = { readonly ask: (ask: PortAsk) => Promise<PortAnswer> };
