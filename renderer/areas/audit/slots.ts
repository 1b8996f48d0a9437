import type { ComponentType } from 'react';
import type { MessageId } from '../../i18n/message-ids.ts';

/** The tabs of Logg. Each area adds the names of its own. */
export interface LogTabs {}

export type LogTab = keyof LogTabs;

declare module '../../views/area-view.ts' {
  interface AreaView {
    readonly log?: readonly { readonly id: LogTab; readonly place: number; readonly message: MessageId; readonly view: ComponentType }[];
  }
}
