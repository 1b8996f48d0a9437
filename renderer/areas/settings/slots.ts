import type { ComponentType } from 'react';
import type { Role } from '../../../electron/base/permissions.ts';
import type { MessageId } from '../../i18n/message-ids.ts';

/** The sections of Inställningar. Each area adds the names of its own. */
export interface SettingsSections {}

export type SettingsSection = keyof SettingsSections;

export type SectionView = {
  readonly id: SettingsSection;
  readonly place: number;
  readonly message: MessageId;
  readonly roles: readonly Role[];
  readonly view: ComponentType;
};

declare module '../../views/area-view.ts' {
  interface AreaView {
    readonly settings?: readonly SectionView[];
  }
}
