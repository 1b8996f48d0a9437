import type { AgencyKind } from '../../base/terms.ts';
import { formalTitles, type ItemSubject, type MeetingType } from '../../areas/meetings/rules.ts';
import type { Who } from './story.ts';

type Said = {
  readonly title: string;
  readonly subject: ItemSubject;
  readonly said?: readonly (readonly ['fact' | 'judgment', string, string])[];
  readonly decided?: string;
  /** What, who (null: our own unit), and by when, in days from today. `done`: when it was ticked off, in days from today. */
  readonly agreed?: readonly {
    readonly what: string;
    readonly by: AgencyKind | null;
    readonly name?: string;
    readonly due: number;
    readonly done?: number;
  }[];
};
export type Held = {
  readonly type: MeetingType;
  readonly number: number;
  readonly about: readonly Who[];
  /** Days from today; the meeting itself, on a working day. */
  readonly days: number;
  readonly from: string;
  readonly to: string;
  readonly invited: readonly AgencyKind[];
  readonly away?: readonly AgencyKind[];
  readonly items: readonly Said[];
  /** Days from today. */
  readonly next?: number;
  /** `planned`: in the future; `held`: the minutes are still to be written. */
  readonly state: 'planned' | 'held' | 'finalised';
};

const opening: Said = { title: formalTitles.opening.sv, subject: 'formal' };

export const heldMeetings: readonly Held[] = [
  {
    type: 'sig',
    number: 10,
    about: ['elton'],
    days: -63,
    from: '13:00',
    to: '14:00',
    invited: ['police', 'social-services', 'school', 'region'],
    state: 'finalised',
    next: -21,
    items: [
      opening,
      {
        title: 'Skolgång',
        subject: 'school-work',
        said: [['fact', 'Skolan', 'Elton är på plats fyra dagar av fem.']],
        agreed: [{ what: 'Anpassat schema på måndagar', by: 'school', due: -50, done: -52 }],
      },
      {
        title: 'Provtagning',
        subject: 'health',
        said: [['fact', 'Regionen', 'Proven lämnas varje vecka.']],
        agreed: [{ what: 'Lämna provsvar till nästa möte', by: 'region', due: -25, done: -26 }],
      },
    ],
  },
  {
    type: 'sig',
    number: 11,
    about: ['saga'],
    days: -48,
    from: '10:00',
    to: '10:45',
    invited: ['social-services', 'police', 'employment-service'],
    away: ['police'],
    state: 'finalised',
    items: [
      opening,
      {
        title: 'Praktik',
        subject: 'school-work',
        said: [['fact', 'Arbetsförmedlingen', 'Två platser är möjliga.']],
        decided: 'Saga väljer plats före månadens slut.',
        agreed: [
          { what: 'Skriva praktikavtal', by: 'employment-service', due: -2 },
          { what: 'Boka uppföljning med praktikplatsen', by: 'employment-service', due: 19 },
        ],
      },
    ],
  },
  {
    type: 'sig',
    number: 12,
    about: ['elton'],
    days: -21,
    from: '13:00',
    to: '14:00',
    invited: ['police', 'social-services', 'school', 'region'],
    state: 'finalised',
    next: 21,
    items: [
      opening,
      {
        title: 'Säkerhet nu',
        subject: 'safety',
        said: [['fact', 'Polisen', 'Inga nya uppgifter sedan förra mötet.']],
        agreed: [
          { what: 'Återkomma om kamerabevis', by: 'police', name: 'K. Öst', due: -3 },
          { what: 'Samtal med de äldre i gruppen', by: 'police', due: 12 },
        ],
      },
      {
        title: 'Skolgång',
        subject: 'school-work',
        said: [['judgment', 'Skolan', 'Betygen räcker om närvaron håller.']],
        agreed: [
          { what: 'Plan för sista veckorna', by: 'school', due: 5 },
          { what: 'Samtal om hösten med Elton och mamma', by: 'school', due: 15 },
        ],
      },
      { title: 'Provtagning', subject: 'health', said: [['fact', 'Regionen', 'Fyra rena prov i rad.']] },
    ],
  },
  {
    type: 'sig',
    number: 13,
    about: ['alva'],
    days: -14,
    from: '10:30',
    to: '11:30',
    invited: ['police', 'social-services', 'school', 'probation', 'employment-service', 'region'],
    away: ['employment-service'],
    state: 'finalised',
    next: 0,
    items: [
      opening,
      {
        title: 'Säkerhet nu',
        subject: 'safety',
        said: [
          ['fact', 'Polisen', 'Två kontakter sedan förra mötet, inget direkt hot framfört.'],
          ['judgment', 'Samordnaren', 'Hotnivån kvarstår till ny bedömning är gjord.'],
        ],
        decided: 'Ny hot- och riskbedömning före nästa möte.',
        agreed: [
          { what: 'Återkoppla till mötet om ärendet med telefonen', by: 'police', name: 'K. Öst', due: -2 },
          { what: 'Göra ny hot- och riskbedömning med medbedömare', by: null, name: 'M. Ek', due: 4 },
          { what: 'Genomgång av kontaktvägar med mamma', by: 'police', due: 9 },
        ],
      },
      {
        title: 'Skolgång efter lovet',
        subject: 'school-work',
        said: [['fact', 'Skolan', 'Klassbyte är möjligt efter lovet.']],
        agreed: [
          { what: 'Ordna skjuts till slutet av terminen', by: 'school', name: 'S. Lind', due: -6, done: -7 },
          { what: 'Klassbyte till hösten', by: 'school', due: 20 },
          { what: 'Se över skolvägen med rektor', by: 'school', due: 2 },
        ],
      },
      {
        title: 'Behandling, nästa steg',
        subject: 'health',
        said: [['fact', 'Regionen', 'Remissen är mottagen.']],
        agreed: [{ what: 'Första besöket bokas', by: 'region', name: 'A. Dahl', due: 6 }],
      },
      {
        title: 'Boende från sommaren',
        subject: 'housing',
        said: [['fact', 'Samordnaren', 'Nuvarande boende kan förlängas.']],
        agreed: [{ what: 'Kontakt med släkting på annan ort', by: 'probation', due: 7 }],
      },
    ],
  },
  {
    type: 'sspf',
    number: 6,
    about: ['leo'],
    days: -2,
    from: '08:30',
    to: '09:15',
    invited: ['social-services', 'school', 'police'],
    state: 'held',
    items: [
      opening,
      {
        title: 'Frånvaro och stöd',
        subject: 'school-work',
        said: [['fact', 'Skolan', 'Leo har varit borta elva dagar den senaste månaden.']],
        agreed: [{ what: 'Närvaroplan med Leo och pappa', by: 'school', due: 11 }],
      },
      { title: 'Fritid', subject: 'leisure', said: [['fact', 'Leo', 'Vill fortsätta med boxningen.']] },
    ],
  },
  {
    type: 'other',
    number: 3,
    about: ['noel'],
    days: -6,
    from: '14:00',
    to: '14:40',
    invited: ['police', 'probation'],
    state: 'finalised',
    items: [
      opening,
      {
        title: 'Inför flyttdagen',
        subject: 'housing',
        said: [['fact', 'Frivården', 'Samtalen fortsätter på distans.']],
        decided: 'Flyttdagen står fast om bedömningen inte ändras.',
        agreed: [
          { what: 'Lämna över till frivården på nya orten', by: 'probation', name: 'J. Alm', due: 13 },
          { what: 'Vara nåbar under hela flyttdagen', by: 'police', name: 'K. Öst', due: 6 },
        ],
      },
      {
        title: 'Domen och skyddstillsynen',
        subject: 'crime',
        said: [['fact', 'Frivården', 'Inga missade samtal.']],
        agreed: [
          { what: 'Besked om särskilda föreskrifter', by: 'probation', due: 3 },
          { what: 'Underrätta målsägandebiträdet', by: 'police', due: 16 },
        ],
      },
    ],
  },
  {
    type: 'sig',
    number: 14,
    about: ['alva'],
    days: 0,
    from: '10:30',
    to: '11:30',
    invited: ['police', 'social-services', 'school', 'probation', 'employment-service', 'region'],
    state: 'planned',
    items: [
      { title: 'Öppning, närvaro, samtycke läses upp', subject: 'formal' },
      { title: 'Säkerhet nu: återkoppling sedan sist', subject: 'safety' },
      { title: 'Skolgång efter lovet', subject: 'school-work' },
      { title: 'Behandling, nästa steg', subject: 'health' },
      { title: 'Boende från sommaren', subject: 'housing' },
      { title: 'Vad den unga själv vill', subject: 'leisure' },
      { title: 'Nästa möte', subject: 'formal' },
    ],
  },
  {
    type: 'sig',
    number: 15,
    about: ['moa'],
    days: 0,
    from: '13:00',
    to: '14:00',
    invited: ['police', 'social-services', 'probation', 'region'],
    state: 'planned',
    items: [
      { title: 'Öppning, närvaro, samtycke läses upp', subject: 'formal' },
      { title: 'Behandlingsplats', subject: 'addiction' },
      { title: 'Vad den unga själv vill', subject: 'leisure' },
      { title: 'Nästa möte', subject: 'formal' },
    ],
  },
  {
    type: 'sig',
    number: 16,
    about: ['elton'],
    days: 21,
    from: '13:00',
    to: '14:00',
    invited: ['police', 'social-services', 'school', 'region'],
    state: 'planned',
    items: [
      { title: 'Öppning, närvaro, samtycke läses upp', subject: 'formal' },
      { title: 'Sommaren', subject: 'leisure' },
      { title: 'Nästa möte', subject: 'formal' },
    ],
  },
];
