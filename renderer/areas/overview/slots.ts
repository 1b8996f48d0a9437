import type { LucideIcon } from 'lucide-react';
import type { Id } from '../../../electron/base/ids.ts';
import type { MessageId } from '../../i18n/message-ids.ts';
import type { Route } from '../../state/navigation.ts';
import type { AreaView } from '../../views/area-view.ts';

/** How Idag shows a kind that an area has it show (`shown` of its dues in the core). */
export type DueView = {
  readonly icon: LucideIcon;
  /** Gives nothing away: SoLPuL (2001:454) 7 a §. Its arguments are the numbers among the facts. */
  readonly message: MessageId;
  /** Where Enter leads. */
  readonly to: (caseId: Id, ref: Id) => Route;
};

declare module '../../views/area-view.ts' {
  interface AreaView {
    /** By kind, without the area's name. */
    readonly due?: Readonly<Record<string, DueView>>;
  }
}

/** `what`: area and kind, as the core names it. */
export const dueViewOf = (views: readonly AreaView[], what: string): DueView | undefined => {
  const [area = '', kind = ''] = what.split('.');
  const due = views.find(({ name }) => name === area)?.due;
  return due && Object.hasOwn(due, kind) ? due[kind] : undefined;
};
