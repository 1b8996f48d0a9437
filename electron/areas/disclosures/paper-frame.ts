import { municipalityByCode } from '../../base/gazetteer/municipalities.ts';
import type { OpenContext } from '../../register/context.ts';
import { shortHead } from '../../register/log/audit-chain.ts';
import type { Paper, PaperFrameOf } from '../../papers/paper.ts';
import { allAgencies, readSettings } from '../settings/store.ts';
import type { Recipient } from './gate/rules.ts';

const words = {
  sv: {
    classification: 'Kan omfattas av sekretess',
    ownUnit: 'Egen verksamhet',
    statistics: 'Statistik',
    transferred: 'Till personakt den: ______________',
    municipality: 'kommun',
  },
  en: {
    classification: 'May be subject to secrecy',
    ownUnit: 'Own unit',
    statistics: 'Statistics',
    transferred: 'To personal file on: ______________',
    municipality: 'municipality',
  },
} as const;

/** The recipient's name as shown on a paper, in the log and in file names. */
export const recipientName = ({ db }: Pick<OpenContext, 'db'>, recipient: Recipient): string => {
  const w = words[readSettings(db).language];
  switch (recipient.kind) {
    case 'own-unit':
      return w.ownUnit;
    case 'statistics':
      return w.statistics;
    case 'person':
      return recipient.name;
    case 'agency':
      return allAgencies(db).find((agency) => agency.id === recipient.agencyId)?.name ?? '';
  }
};

/** The frame of a paper to this recipient. For the gate. */
export const paperFrame = (context: OpenContext, recipient: Recipient, format: Paper['format']): PaperFrameOf<string> => {
  const { language, municipality, unit } = readSettings(context.db);
  const w = words[language];
  return {
    language,
    format,
    header: {
      organisation: municipalityByCode(municipality)?.name ?? municipality,
      unit,
      classification: w.classification,
      recipient: recipientName(context, recipient),
    },
    // Filled in by hand on our own copy, as the program cannot know it; other agencies manage their own files.
    footer: {
      transfer: recipient.kind === 'own-unit' ? w.transferred : '',
      auditHead: shortHead(context.auditHead()),
      trial: context.trial,
    },
  };
};
