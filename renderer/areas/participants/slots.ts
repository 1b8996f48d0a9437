import type { ComponentType } from 'react';
import type { Id } from '../../../electron/base/ids.ts';
import type { MessageId } from '../../i18n/message-ids.ts';

/** The tabs of a participant. Each area adds the names of its own. */
export interface ParticipantTabs {}

export type ParticipantTab = keyof ParticipantTabs;

type InCase = ComponentType<{ readonly caseId: Id }>;
type MayEnd = ComponentType<{ readonly caseId: Id; readonly isEnded: boolean }>;

/** What an area shows on a participant's page. Each part reads what it needs itself, and shows nothing while there is nothing to show. */
export type ParticipantSlots = {
  readonly tabs?: readonly { readonly id: ParticipantTab; readonly place: number; readonly message: MessageId; readonly view: InCase }[];
  /** On the title's line, such as the assessed risk. */
  readonly badges?: readonly { readonly place: number; readonly view: InCase }[];
  /** Above the title: what one must know before reading on. */
  readonly warnings?: readonly { readonly place: number; readonly view: InCase }[];
  /** Buttons of the header; the primary one last. Not on a record that has ended. */
  readonly actions?: readonly { readonly place: number; readonly view: InCase }[];
  /** The column of the tab Översikt. */
  readonly overview?: readonly { readonly place: number; readonly view: MayEnd }[];
  /** Above the guardians. */
  readonly guardians?: readonly { readonly place: number; readonly view: InCase }[];
  /** Beside family and contacts. */
  readonly besideFamily?: readonly { readonly place: number; readonly view: MayEnd }[];
};

declare module '../../views/area-view.ts' {
  interface AreaView {
    readonly participant?: ParticipantSlots;
  }
}
