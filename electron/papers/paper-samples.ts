import type { DrawingOf } from './drawing.ts';
import type { DraftBlock, PaperOf } from './paper.ts';

type Draft = PaperOf<string>;

/**
 * Sample papers for print tests and for looking at; drafts, because no gate has cleared them. Everyone and everything in them is invented.
 */

const header = {
  organisation: 'Exempelkommunen',
  unit: 'Socialförvaltningen · Avhopparverksamheten',
  classification: 'Kan omfattas av sekretess',
  recipient: 'Polisen',
  copy: 'exemplar 2',
} as const;

const footer = { transfer: 'Överförd till personakt: ja, 2026-05-08', auditHead: '7f3a 91c2 e08d 44b1', trial: false } as const;

const name = { kind: 'Provpapper', date: '2026-05-08' } as const;

/** One page with the given blocks, for tests of single features. */
export const paperOf = (blocks: readonly DraftBlock[], rest: Partial<Draft> = {}): Draft => ({
  language: 'sv',
  title: 'Provpapper',
  header,
  footer,
  name,
  format: 'page',
  blocks,
  ...rest,
});

/** Minutes of a SIG meeting as one agency receives them: one page. */
export const minutesSample: Draft = {
  language: 'sv',
  title: 'Minnesanteckningar, SIG-möte 14',
  subtitle: 'Torsdag 7 maj 2026, 10.30–11.30 · Ä-2026-012 · version 1, justerad 8 maj 2026',
  header,
  footer,
  name,
  format: 'page',
  blocks: [
    {
      kind: 'table',
      columns: [
        { text: 'Närvarande', share: 2 },
        { text: 'Namn', share: 5 },
      ],
      rows: [
        ['Socialtjänsten (ordf.)', 'M. Ek'],
        ['Polisen', 'K. Öst'],
        ['Frivården', 'J. Alm'],
        ['Förhinder', '—'],
      ],
    },
    {
      kind: 'paragraph',
      tone: 'quiet',
      text: 'Informationsutbyte enligt samtycke version 3, undertecknat 2026-05-04 och 2026-05-06, giltigt t.o.m. 2026-11-30. Denna version innehåller de punkter som samtycket omfattar för mottagaren.',
    },
    { kind: 'heading', level: 2, number: 1, text: 'Öppning' },
    { kind: 'paragraph', text: 'Samtycket lästes upp. Inga ändringar.' },
    { kind: 'heading', level: 2, number: 2, text: 'Säkerhet nu' },
    {
      kind: 'paragraph',
      tag: { text: 'Uppgift · Polisen', tone: 'fact' },
      text: 'Två kontakter sedan 23 april, inget direkt hot framfört.',
    },
    { kind: 'paragraph', tag: { text: 'Bedömning', tone: 'judgment' }, text: 'Hotnivån kvarstår som hög till ny bedömning är gjord.' },
    { kind: 'decision', label: 'Beslut', text: 'Ny hot- och riskbedömning senast 11 maj.', by: 'M. Ek' },
    { kind: 'heading', level: 2, number: 3, text: 'Boende från juni' },
    { kind: 'paragraph', text: 'Nuvarande boende kan förlängas till 30 juni. Alternativ tas upp i särskild ordning.' },
    { kind: 'heading', level: 2, number: 4, text: 'Vad den unga själv vill' },
    { kind: 'paragraph', text: 'Vill fortsätta med samma kontaktperson och ha möten på eftermiddagar.' },
    { kind: 'heading', level: 2, number: 5, text: 'Åtgärder' },
    {
      kind: 'table',
      columns: [
        { text: 'Vad', share: 11 },
        { text: 'Vem', share: 4 },
        { text: 'Senast', share: 2.6 },
      ],
      rows: [
        ['Gör ny hot- och riskbedömning med medbedömare', 'Samordnaren, Polisen', '2026-05-11'],
        ['Återkoppla om kamerabevis', 'Polisen, K. Öst', '2026-05-12'],
        ['Förlänga boendet till 30 juni', 'Socialtjänsten, M. Ek', '2026-05-15'],
      ],
    },
    { kind: 'paragraph', lead: 'Nästa möte', text: 'torsdag 4 juni 2026, 10.30.' },
    { kind: 'signatures', lines: ['Justeras, Socialtjänsten · datum', 'Justeras, Polisen · datum'] },
  ],
};

const mapSample: DrawingOf<string> = {
  width: 640,
  height: 230,
  shapes: [
    { kind: 'rect', x: 0, y: 0, width: 640, height: 230, fill: 'sea' },
    {
      ...{ kind: 'rings', scale: 1, x: 0, y: 0, fill: 'land', stroke: { ink: 'border', width: 1 } },
      rings: [
        [40, 190, 120, 60, 260, 40, 350, 90, 470, 70, 600, 120, 560, 200, 330, 210],
        [120, 60, 200, 120, 180, 200],
      ],
    },
    { kind: 'circle', x: 140, y: 130, radius: 58, fill: 'zone', opacity: 0.1, stroke: { ink: 'zone', width: 1.2, dash: [4, 3] } },
    { kind: 'circle', x: 140, y: 130, radius: 3.5, fill: 'zone' },
    { kind: 'line', from: [140, 130], to: [505, 140], stroke: { ink: 'quiet', width: 1, dash: [4, 4] } },
    { kind: 'circle', x: 505, y: 140, radius: 5, fill: 'accent' },
    { kind: 'text', x: 140, y: 152, anchor: 'middle', size: 12, ink: 'zone', text: 'Zon 1 · 40 km' },
    { kind: 'text', x: 505, y: 128, anchor: 'middle', size: 13, weight: 600, ink: 'text', text: 'Norrvik' },
    { kind: 'text', x: 320, y: 128, anchor: 'middle', size: 12, ink: 'quiet', text: '412 km' },
  ],
};

const steps = [
  ['T−21', 'Hot- och riskbedömningen gjord om, medbedömare har läst', true],
  ['T−21', 'Vistelsekommunens socialtjänst tillfrågad, kontaktperson utsedd', true],
  ['T−18', 'Beslut om placering fattat och delgivet', true],
  ['T−14', 'Ansökan om skyddad folkbokföring lämnad till Skatteverket', true],
  ['T−14', 'Skolan i vistelsekommunen har tagit emot anmälan utan tidigare adress', false],
  ['T−10', 'Post, bank och telefon: förmedlingsadress och nytt nummer', false],
  ['T−10', 'Regionen: remiss utan att tidigare ort framgår', false],
  ['T−7', 'Familjen har gått igenom vad som får sägas, till vem', false],
  ['T−5', 'Bil utan koppling till kommunen bokad, två förare', false],
  ['T−3', 'Sociala medier: platsdata av, gamla konton genomgångna', false],
  ['T−1', 'Packning klar, medicin för 30 dagar, identitetshandlingar', false],
  ['T 0', 'Avresa, incheckning var 90:e minut', false],
  ['T+1', 'Första samtalet med kontaktpersonen på plats', false],
  ['T+7', 'Första veckan utvärderad, hotbild avstämd med Polisen', false],
  ['T+30', 'Månadsuppföljning, skola eller arbete igång', false],
  ['T+90', 'Återbesök, beslut om fortsatt placering', false],
  ['T+365', 'Årsuppföljning, överflyttning av ärendet prövad', false],
] as const;

/** A relocation plan, full version: three pages, with a table that breaks across pages. */
export const relocationSample: Draft = {
  name,
  language: 'sv',
  title: 'Omplaceringsplan Ä-2026-012',
  subtitle: 'Version 4, beslutad 12 maj 2026 · fullständig version',
  header: { ...header, classification: 'Sekretess 26 kap. 1 § OSL', recipient: 'Egen verksamhet', copy: 'exemplar 1 av 2' },
  footer: { ...footer, transfer: 'Till personakt den: ______________', trial: true },
  format: 'page',
  blocks: [
    {
      kind: 'facts',
      rows: [
        { label: 'Syfte', value: 'Varaktig flytt efter akut skydd. Den unga och en förälder flyttar tillsammans.' },
        { label: 'Flyttdag', value: 'Tisdag 2 juni 2026, avresa 06.40' },
        { label: 'Ansvarig kommun', value: 'Exempelkommunen, till dess att ärendet är överflyttat' },
        { label: 'Beslutsfattare', value: 'M. Ek, enligt delegation 3.2' },
      ],
    },
    {
      kind: 'notice',
      title: 'Får inte sparas utanför registret',
      text: 'Numrerat exemplar. Lämnas tillbaka eller förstörs inför två personer, och antecknas i loggen.',
    },
    { kind: 'heading', level: 2, number: 1, text: 'Vald ort' },
    { kind: 'paragraph', text: 'Norrvik valdes av tre alternativ. Ingen del av kommunen ligger i någon undantagszon.' },
    {
      kind: 'figure',
      drawing: mapSample,
      alternative: 'Karta: Norrvik ligger 412 km från zon 1, som har radien 40 km.',
      caption: 'Avstånd från undantagszonerna, fågelvägen.',
    },
    {
      kind: 'table',
      caption: 'Avstånd till undantagszoner',
      columns: [
        { text: 'Zon', share: 5 },
        { text: 'Radie, km', align: 'end', share: 2 },
        { text: 'Från centralorten, km', align: 'end', share: 3 },
        { text: 'Från närmaste ort, km', align: 'end', share: 3 },
      ],
      rows: [
        ['Zon 1, tidigare bostadsort', '40', '412', '388'],
        ['Zon 2, skola', '15', '397', '371'],
        ['Zon 3, släkting till hotaktör', '25', '184', '163'],
      ],
    },
    { kind: 'heading', level: 2, number: 2, text: 'Varför' },
    {
      kind: 'list',
      items: [
        'Skola med plats från 8 juni och egen elevhälsa.',
        'Ingen känd koppling till grupperingen.',
        'Vistelsekommunen har tagit emot förut och har jour dygnet runt.',
      ],
    },
    {
      kind: 'paragraph',
      tag: { text: 'Bedömning', tone: 'judgment' },
      text: 'Risken för att bli igenkänd bedöms som låg. Tillförlitligheten är medelhög: två av tre källor är oberoende.',
    },
    {
      kind: 'decision',
      label: 'Beslut',
      text: 'Flytt till Norrvik enligt denna plan. Ny bedömning sju dagar efter flyttdagen.',
      by: 'M. Ek',
    },
    { kind: 'heading', level: 2, number: 3, text: 'Steg från T−21 till T+365' },
    {
      kind: 'table',
      columns: [
        { text: 'När', share: 1.3 },
        { text: 'Vad', share: 8 },
        { text: 'Ansvarig', share: 3 },
        { text: 'Läge', share: 1.5 },
      ],
      rows: steps.map(([when, what, done], index) => [
        when,
        what,
        index % 3 === 1 ? 'Vistelsekommunen, S. By' : 'Samordnaren',
        done ? 'Klart' : 'Återstår',
      ]),
    },
    { kind: 'heading', level: 2, number: 4, text: 'Flyttdagen' },
    {
      kind: 'times',
      rows: [
        { time: '06.40', text: 'Avresa. Ingen tar farväl utanför bostaden.' },
        { time: '08.10', text: 'Ring samordnaren. Uteblivet samtal i 20 minuter: larma.' },
        { time: '09.40', text: 'Förarbyte på överenskommen plats.' },
        { time: '13.30', text: 'Framme. Kontaktpersonen möter.' },
      ],
    },
    { kind: 'heading', level: 3, text: 'Om något händer' },
    {
      kind: 'list',
      ordered: true,
      items: ['Ring 112 vid fara för liv.', 'Säg kodordet till samordnaren.', 'Åk till den närmaste bemannade polisstationen, inte hem.'],
    },
    { kind: 'heading', level: 2, number: 5, text: 'Före avresan' },
    {
      kind: 'checklist',
      items: [
        { text: 'Identitetshandlingar för båda', done: true },
        { text: 'Medicin för 30 dagar', note: 'Recept förnyas i vistelsekommunen, inte tidigare.', done: false },
        { text: 'Telefon med nytt nummer, platsdata av', done: false },
      ],
    },
    { kind: 'heading', level: 2, number: 6, text: 'Kostnader' },
    {
      kind: 'table',
      columns: [
        { text: 'Post', share: 6 },
        { text: 'Underlag', share: 5 },
        { text: 'Belopp', align: 'end', share: 3 },
      ],
      rows: [
        ['Bostad, juni–december', 'Avtal 2026-044', '88 219,18 kr'],
        ['Resor', 'Budgetram', '6 400,00 kr'],
        ['Flyttgods', 'Offert 2026-05-06', '11 250,00 kr'],
      ],
      total: ['Summa', '', '105 869,18 kr'],
    },
    { kind: 'signatures', lines: ['Beslutas, samordnare · datum', 'Medbedömare · datum'] },
  ],
};

/** The pocket card for the day of the move. */
export const cardSample: Draft = {
  name,
  language: 'sv',
  title: 'Flyttdag tisdag 2 juni',
  subtitle: 'Kort för den som reser',
  header: {
    organisation: 'Exempelkommunen',
    unit: 'Avhopparverksamheten',
    classification: 'Kan omfattas av sekretess',
    recipient: 'Den som reser',
    copy: 'exemplar 1',
  },
  footer: { transfer: 'Lämnas tillbaka', auditHead: '7f3a 91c2 e08d 44b1', trial: true },
  format: 'card',
  blocks: [
    {
      kind: 'times',
      rows: [
        { time: '06.40', text: 'Avresa' },
        { time: '08.10', text: 'Ring samordnaren' },
        { time: '09.40', text: 'Förarbyte' },
        { time: '13.30', text: 'Framme, ring igen' },
      ],
    },
    { kind: 'notice', title: 'Fara: 112', text: 'Säg sedan kodordet till samordnaren. Åk till en bemannad polisstation, inte hem.' },
    {
      kind: 'facts',
      rows: [
        { label: 'Samordnaren', value: '070-174 06 05' },
        { label: 'Jour, natt', value: '070-174 06 31' },
      ],
    },
    {
      kind: 'checklist',
      items: [
        { text: 'Legitimation', done: false },
        { text: 'Medicin', done: false },
        { text: 'Laddare', done: false },
      ],
    },
  ],
};
