import { bare, type Area } from '../../register/area.ts';
import { consentsContract } from './contract.ts';
import consents1 from './migrations/0001-consents.sql?raw';
import consents2 from './migrations/0002-exceptions-scans.sql?raw';
import { correctionHandlers } from './corrections.ts';
import { consentsHandlers } from './service.ts';
import { idShape, recordOrNew } from '../drafts/rules.ts';
import { aboutCase } from '../drafts/store.ts';
import { consentDues } from './dues.ts';

export const consentsArea: Area<typeof consentsContract> = {
  ...bare,
  name: 'consents',
  contract: consentsContract,
  drafts: [
    aboutCase(new RegExp(`^consents/${idShape}/${recordOrNew}$`)),
    aboutCase(new RegExp(`^consents/${idShape}/exception/${idShape}/${idShape}$`)),
  ],
  dues: consentDues,
  handlers: consentsHandlers,
  // A correction of a person is checked against her consents.
  around: { participants: correctionHandlers },
  holds: {
    consents: ['case_id'],
    consent_cells: ['consent_id'],
    consent_forms: ['consent_id'],
    consent_scans: ['consent_id'],
    consent_withdrawals: ['consent_id'],
    consent_signatures: ['consent_id', 'person_id'],
    consent_exceptions: ['consent_id', 'person_id'],
  },
  migrations: [
    { at: 6, number: 1, name: 'consents', sql: consents1 },
    { at: 14, number: 2, name: 'exceptions-scans', sql: consents2 },
  ],
  looksAt: ['participants', 'settings'],
  entries: [
    'exception-decided',
    'exception-ended',
    'form-left',
    'recorded',
    'scan-attached',
    'scan-removed',
    'scan-restored',
    'scope-changed',
    'signed',
    'withdrawn',
  ],
};
