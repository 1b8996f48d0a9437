import type exchange from '../../i18n/sv/exchange.json';
import type { AreaView } from '../../views/area-view.ts';
import { part } from '../../views/part.tsx';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly exchange: typeof exchange;
  }
}
declare module '../../state/navigation.ts' {
  interface Routes {
    readonly import: unknown;
  }
}

export const exchangeView: AreaView = {
  name: 'exchange',
  routes: { import: part(async () => (await import('./import-view.tsx')).ImportView) },
  below: { import: 'participants' },
};
