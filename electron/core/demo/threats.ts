import type { Confidence, ThreatLevel } from '../../base/terms.ts';
import { threatsHandlers } from '../../areas/threats/service.ts';
import { standingAssessment } from '../../areas/threats/store.ts';
import type { MeasureKind } from '../../areas/threats/rules.ts';
import { noBytes, type Step, type Story, type Who } from './story.ts';

type Actor = { readonly pseudonym: string; readonly relation: string; readonly motive: string };
type Zone = { readonly municipality: string; readonly radiusKm: number; readonly reason: string };
type Assessed = {
  readonly who: Who;
  readonly days: number;
  readonly likelihood: number;
  readonly consequence: number;
  readonly level: ThreatLevel;
  readonly deviationReason?: string;
  /** Days from today. */
  readonly reassess: number;
  readonly scenario: string;
  readonly capability: string;
  readonly intent: string;
  readonly opportunity: string;
  readonly confidence: Confidence;
  readonly measures: readonly (readonly [MeasureKind, string, string])[];
};

const actors: Partial<Record<Who, readonly Actor[]>> = {
  alva: [
    { pseudonym: 'Räven', relation: 'Äldre i gruppen, känd från skolan', motive: 'Vill att Alva inte pratar om pengarna' },
    { pseudonym: 'Skatan', relation: 'Jämnårig, förmedlar kontakter', motive: 'Gör som Räven säger' },
  ],
  noel: [
    { pseudonym: 'Granit', relation: 'Tidigare kompanjon', motive: 'Skuld och ett vittnesmål' },
    { pseudonym: 'Kvarts', relation: 'Släkting till Granit', motive: 'Lojalitet' },
  ],
  hugo: [{ pseudonym: 'Masten', relation: 'Bråket i vintras', motive: 'Hämnd' }],
  ludvig: [{ pseudonym: 'Ankaret', relation: 'Fordringsägare', motive: 'Pengar' }],
};

const zones: Partial<Record<Who, readonly Zone[]>> = {
  alva: [{ municipality: '0581', radiusKm: 20, reason: 'Gruppens hemort, rör sig i hela tätorten' }],
  noel: [
    { municipality: '0581', radiusKm: 60, reason: 'Hemort för Granit och dennes umgänge' },
    { municipality: '0181', radiusKm: 35, reason: 'Kvarts bor och arbetar här' },
    { municipality: '0480', radiusKm: 25, reason: 'Sommarställe som gruppen använder' },
  ],
  hugo: [{ municipality: '0581', radiusKm: 45, reason: 'Masten har bil och rör sig i hela länet' }],
  ludvig: [{ municipality: '0581', radiusKm: 40, reason: 'Ankarets hemort' }],
};

const assessed: readonly Assessed[] = [
  {
    who: 'alva',
    days: -50,
    likelihood: 3,
    consequence: 3,
    level: 'elevated',
    reassess: -20,
    scenario: 'Någon ur gruppen möter Alva på väg till eller från skolan och pressar henne att komma tillbaka.',
    capability: 'Gruppen är liten men har äldre kontakter.',
    intent: 'Vill ha henne kvar. Inga uttalade hot.',
    opportunity: 'Skolvägen är känd.',
    confidence: 'medium',
    measures: [['supportive', 'Skjuts till och från skolan', 'Skolan']],
  },
  {
    who: 'alva',
    days: -15,
    likelihood: 4,
    consequence: 3,
    level: 'high',
    reassess: -1,
    scenario: 'Någon söker upp Alva eller hennes mamma hemma för att tysta henne inför förhören.',
    capability: 'Har tillgång till bil och till äldre som gör ärenden.',
    intent: 'Uttalat hot per telefon till mamma.',
    opportunity: 'Bostaden är känd. Skolvägen är nu bruten genom skjuts.',
    confidence: 'medium',
    measures: [
      ['defensive', 'Kontaktperson hos polisen, direktnummer', 'Polisen, K. Öst'],
      ['defensive', 'Nytt nummer till mamma', 'Samordnaren'],
      ['supportive', 'Skjuts till och från skolan fortsätter', 'Skolan'],
    ],
  },
  {
    who: 'noel',
    days: -58,
    likelihood: 4,
    consequence: 5,
    level: 'very-high',
    reassess: -52,
    scenario: 'Granit tar reda på var Noel bor efter frigivningen och skickar någon dit.',
    capability: 'Har visat förmåga tidigare.',
    intent: 'Skuld och vittnesmål, uttalat genom bud.',
    opportunity: 'Hög på hemorten, låg på annan ort.',
    confidence: 'high',
    measures: [['defensive', 'Flytt till annan ort planeras', 'Samordnaren']],
  },
  {
    who: 'noel',
    days: -4,
    likelihood: 4,
    consequence: 5,
    level: 'very-high',
    reassess: 3,
    scenario: 'Granit får veta flyttdagen av någon i släkten och följer efter.',
    capability: 'Oförändrad.',
    intent: 'Oförändrad.',
    opportunity: 'Störst under själva flyttdagen.',
    confidence: 'high',
    measures: [
      ['defensive', 'Avresa från mötesplats, inte från hemmet', 'Samordnaren'],
      ['supportive', 'Samtal med mamma om vad hon får berätta', 'Socialtjänsten'],
    ],
  },
  {
    who: 'hugo',
    days: -19,
    likelihood: 3,
    consequence: 4,
    level: 'high',
    reassess: 8,
    scenario: 'Masten söker upp Hugo hos mostern.',
    capability: 'Har bil, känner området.',
    intent: 'Oklar. Bråket är inte uppklarat.',
    opportunity: 'Adressen är delvis känd.',
    confidence: 'medium',
    measures: [['defensive', 'Annat boende söks till sommaren', 'Samordnaren']],
  },
  {
    who: 'ludvig',
    days: -13,
    likelihood: 3,
    consequence: 3,
    level: 'high',
    deviationReason: 'Två oberoende källor säger att Ankaret letar aktivt just nu.',
    reassess: 11,
    scenario: 'Ankaret kräver betalning och tar till våld när pengarna inte finns.',
    capability: 'God, har folk omkring sig.',
    intent: 'Tydlig, men gäller pengar.',
    opportunity: 'Ludvig rör sig fortfarande på hemorten.',
    confidence: 'medium',
    measures: [['supportive', 'Skuldrådgivning och avbetalningsplan', 'Socialtjänsten']],
  },
  {
    who: 'vera',
    days: -27,
    likelihood: 2,
    consequence: 4,
    level: 'elevated',
    reassess: 18,
    scenario: 'Vistelseorten blir känd genom gemensamma bekanta.',
    capability: 'Begränsad på avstånd.',
    intent: 'Kvarstår.',
    opportunity: 'Liten. Skyddad folkbokföring är beviljad.',
    confidence: 'high',
    measures: [['defensive', 'Genomgång av sociala medier var tredje månad', 'Vera']],
  },
  {
    who: 'moa',
    days: -25,
    likelihood: 2,
    consequence: 2,
    level: 'low',
    reassess: 40,
    scenario: 'Tidigare umgänge försöker locka tillbaka Moa.',
    capability: 'Liten.',
    intent: 'Ingen känd.',
    opportunity: 'Vardaglig.',
    confidence: 'high',
    measures: [],
  },
];

export const threatSteps = (story: Story): readonly Step[] => [
  ...(Object.entries(actors) as [Who, readonly Actor[]][]).flatMap(([who, list]) =>
    list.map((actor, i) =>
      story.step(-59, `09:${10 + i}`, (context) => {
        threatsHandlers.addActor({ caseId: story.open(context, who), ...actor, note: '' }, context, noBytes);
      }),
    ),
  ),
  ...(Object.entries(zones) as [Who, readonly Zone[]][]).flatMap(([who, list]) =>
    list.map((zone, i) =>
      story.step(-57, `10:${10 + i}`, (context) => {
        threatsHandlers.addZone(
          { caseId: story.open(context, who), ...zone, locality: null, validTo: null, ownerActorId: null, ownerText: '' },
          context,
          noBytes,
        );
      }),
    ),
  ),
  ...assessed.map(({ who, days, reassess, deviationReason = '', measures, ...rest }) =>
    story.step(days, '14:20', (context) => {
      const caseId = story.open(context, who, 'Ny hot- och riskbedömning');
      threatsHandlers.assess(
        {
          caseId,
          basedOn: standingAssessment(context.db, caseId)?.id ?? null,
          ...rest,
          actorIds: threatsHandlers.get({ caseId }, context, noBytes).actors.map(({ id }) => id),
          vulnerabilities: 'Svårt att säga nej till dem som hör av sig.',
          protectiveFactors: 'Har en vuxen som alltid går att nå.',
          triggers: 'Förhör, lov och lönedag.',
          deviationReason,
          sources: [
            { text: 'Polisen', reliability: 'high' },
            { text: 'Deltagaren själv', reliability: 'medium' },
          ],
          measures: measures.map(([kind, text, responsible]) => ({ kind, text, responsible })),
          reassessOn: story.day(reassess),
          decidedOn: context.today,
          decidedBy: 'Maja Ek',
          coAssessor: 'K. Öst, Polisen',
        },
        context,
        noBytes,
      );
    }),
  ),
];
