import type consents from '../../i18n/sv/consents.json';
import type { AreaView } from '../../views/area-view.ts';
import { part } from '../../views/part.tsx';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly consents: typeof consents;
  }
}

export const consentsView: AreaView = {
  name: 'consents',
  participant: {
    guardians: [
      {
        place: 10,
        view: part(async () => (await import('./versions/former-guardians-warning.tsx')).FormerGuardiansWarning),
      },
    ],
  },
};
