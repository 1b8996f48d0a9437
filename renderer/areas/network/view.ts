import type network from '../../i18n/sv/network.json';
import type { AreaView } from '../../views/area-view.ts';
import { part } from '../../views/part.tsx';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly network: typeof network;
  }
}

export const networkView: AreaView = {
  name: 'network',
  participant: {
    warnings: [{ place: 10, view: part(async () => (await import('./keep-apart-warning.tsx')).KeepApartWarning) }],
    besideFamily: [{ place: 10, view: part(async () => (await import('./keep-apart-section.tsx')).KeepApartSection) }],
  },
};
