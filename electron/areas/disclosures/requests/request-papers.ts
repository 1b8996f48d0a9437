import type { PaperFrame, Sheet } from '../../../papers/paper.ts';
import { fixed, fixedWords, type Cleared, type PaperText } from '../../../papers/text.ts';
import { fact, head, said, type Language } from './letter-papers.ts';

const words = fixedWords({
  sv: {
    title: 'Beslut om begäran att ta del av handling',
    kind: 'Avslag begäran om handling',
    purpose: 'Beslut om begäran att ta del av handling',
    requested: 'Begäran',
    received: 'Kom in',
    decision: 'Beslut',
    refused: 'Begäran avslås.',
    reasons: 'Skäl',
    law: 'Sekretess gäller för uppgift om en enskilds personliga förhållanden, om det inte står klart att uppgiften kan röjas utan att den enskilde eller någon närstående lider men (offentlighets- och sekretesslagen 2009:400, 26 kap. 1 §). Beslutet säger inte om det finns någon sådan handling.',
    appealHead: 'Så överklagar du',
    appeal: [
      'Beslutet överklagas hos kammarrätten.',
      'Skriv vilket beslut du överklagar och hur du vill att det ändras. Ange namn, adress och telefonnummer.',
      'Skicka överklagandet till oss, inte till kammarrätten. Det ska ha kommit in inom tre veckor från den dag du fick del av beslutet.',
      'Kommer det in i tid och ändrar vi inte beslutet själva, skickar vi det vidare till kammarrätten.',
    ],
    decider: (who: PaperText) => fixed`${who}, beslutsfattare`,
  },
  en: {
    title: 'Decision on a request to see a document',
    kind: 'Refusal of a request for a document',
    purpose: 'Decision on a request to see a document',
    requested: 'Request',
    received: 'Received',
    decision: 'Decision',
    refused: 'The request is refused.',
    reasons: 'Reasons',
    law: 'Information on a person’s private circumstances is secret unless it is clear that it can be revealed without harm to the person or anybody close (Public Access to Information and Secrecy Act 2009:400, chapter 26 section 1). The decision does not say whether any such document exists.',
    appealHead: 'How to appeal',
    appeal: [
      'The decision is appealed to the administrative court of appeal (kammarrätten).',
      'Write which decision you appeal and how you want it changed. Give name, address and telephone number.',
      'Send the appeal to us, not to the court. It must have reached us within three weeks of the day you were told of the decision.',
      'If it comes in time and we do not change the decision ourselves, we pass it on to the court.',
    ],
    decider: (who: PaperText) => fixed`${who}, decision maker`,
  },
});

export const requestWords = (language: Language) => words[language];

export type RequestContent = {
  readonly requested: string;
  readonly receivedOn: string;
  readonly reasons: string;
  readonly decider: string;
};

/** The written refusal with how to appeal (OSL 2009:400, 6:7–8; TF 2:19). It never confirms that a document about anyone exists. */
export const requestPaper = (frame: PaperFrame, one: Cleared<RequestContent>): Sheet => {
  const w = words[frame.language];
  return {
    ...frame,
    title: w.title,
    blocks: [
      { kind: 'facts', rows: [fact(w.requested, one.requested), fact(w.received, one.receivedOn)] },
      { kind: 'decision', label: w.decision, text: w.refused, by: one.decider },
      head(w.reasons),
      ...(one.reasons.trim() === '' ? [] : [said(one.reasons)]),
      said(w.law),
      head(w.appealHead),
      { kind: 'list', ordered: true, items: [...w.appeal] },
      { kind: 'signatures', lines: [w.decider(one.decider)] },
    ],
  };
};
