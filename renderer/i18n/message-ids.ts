import type terms from '../../electron/base/terms/sv.json';
import type common from './sv/common.json';
import type error from './sv/error.json';
import type problem from './sv/problem.json';
import type keys from './sv/keys.json';
import type frame from './sv/frame.json';
import type damage from './sv/damage.json';
import type drafts from './sv/drafts.json';

/**
 * File → its messages. Here are those that belong to no area; each area adds its own in its `view.ts`, with `declare module`. The files
 * themselves are found by their names.
 */
export interface MessageFiles {
  readonly terms: typeof terms;
  readonly common: typeof common;
  readonly error: typeof error;
  readonly problem: typeof problem;
  readonly keys: typeof keys;
  readonly frame: typeof frame;
  readonly damage: typeof damage;
  readonly drafts: typeof drafts;
}

/** Every message id, so that a misspelt one does not compile. */
export type MessageId = { readonly [File in keyof MessageFiles]: keyof MessageFiles[File] }[keyof MessageFiles];

declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: MessageId;
    }
    interface IntlConfig {
      locale: 'sv-SE' | 'en-GB';
    }
  }
}
