import { addDays, addMonths, type IsoDate } from '../../base/dates.ts';
import type { AgencyKind, SubjectArea } from '../../base/terms.ts';
import { consentsHandlers, signatoryOf } from '../../areas/consents/service.ts';
import { consentsOf } from '../../areas/consents/store.ts';
import { noBytes, type Step, type Story, type Who } from './story.ts';

type Scope = Partial<Record<AgencyKind, readonly SubjectArea[]>>;
/** Who signs: the participant, or a guardian by position in the list. */
type Signer = 'own' | number;

type Version = {
  readonly who: Who;
  /** Days from today. */
  readonly from: number;
  readonly to: IsoDate;
  readonly purpose: string;
  readonly scope: Scope;
  readonly signed: readonly { readonly by: Signer; readonly days: number; readonly time: string }[];
};

const wide: Scope = {
  police: ['safety', 'housing', 'family', 'crime'],
  school: ['school-work', 'leisure'],
  probation: ['safety', 'housing', 'addiction'],
  'employment-service': ['school-work', 'finances'],
  region: ['housing', 'health', 'addiction'],
};
const narrow: Scope = { police: ['safety'], school: ['school-work'], region: ['health'] };
const authorities: Scope = { police: ['safety', 'housing', 'crime'], probation: ['safety', 'housing', 'addiction', 'crime'] };

/** The last day of the month half a year from now. */
const halfYear = (today: IsoDate): IsoDate => addDays(`${addMonths(today, 7).slice(0, 7)}-01`, -1);

const versions = (story: Story): readonly Version[] => {
  const long = story.day(170);
  const sig = 'Samverkan i social insatsgrupp';
  return [
    {
      who: 'alva',
      from: -90,
      to: story.day(-31),
      purpose: 'Första kontakterna med polisen',
      scope: { police: ['safety'] },
      signed: [
        { by: 'own', days: -90, time: '13:10' },
        { by: 0, days: -90, time: '13:12' },
        { by: 1, days: -89, time: '16:40' },
      ],
    },
    {
      who: 'alva',
      from: -30,
      to: story.day(60),
      purpose: sig,
      scope: { ...wide, region: ['health'] },
      signed: [
        { by: 'own', days: -30, time: '14:00' },
        { by: 0, days: -30, time: '14:05' },
        { by: 1, days: -29, time: '09:30' },
      ],
    },
    {
      who: 'alva',
      from: -3,
      to: halfYear(story.today),
      purpose: sig,
      scope: wide,
      signed: [
        { by: 'own', days: -3, time: '15:00' },
        { by: 0, days: -3, time: '15:02' },
        { by: 1, days: -1, time: '17:30' },
      ],
    },
    {
      who: 'milo',
      from: -70,
      to: story.day(110),
      purpose: sig,
      scope: narrow,
      signed: [
        { by: 'own', days: -70, time: '10:30' },
        { by: 0, days: -69, time: '17:15' },
      ],
    },
    {
      who: 'noel',
      from: -62,
      to: long,
      purpose: 'Flytt och samverkan med frivården',
      scope: authorities,
      signed: [{ by: 'own', days: -62, time: '11:00' }],
    },
    {
      who: 'vera',
      from: -200,
      to: story.day(90),
      purpose: 'Samverkan med vistelsekommunen',
      scope: { police: ['safety'], region: ['health'] },
      signed: [{ by: 'own', days: -200, time: '10:10' }],
    },
    {
      who: 'elton',
      from: -100,
      to: story.day(80),
      purpose: sig,
      scope: { ...narrow, police: ['safety', 'crime'], region: ['health', 'addiction'] },
      signed: [
        { by: 'own', days: -100, time: '15:10' },
        { by: 0, days: -100, time: '15:15' },
      ],
    },
    {
      who: 'saga',
      from: -200,
      to: story.day(-61),
      purpose: 'Samverkan med Arbetsförmedlingen',
      scope: { 'employment-service': ['school-work'] },
      signed: [{ by: 'own', days: -200, time: '10:00' }],
    },
    {
      who: 'saga',
      from: -60,
      to: story.today,
      purpose: 'Samverkan kring praktik',
      scope: { 'employment-service': ['school-work', 'finances'], police: ['safety'] },
      signed: [{ by: 'own', days: -60, time: '13:20' }],
    },
    {
      who: 'ludvig',
      from: -90,
      to: story.day(120),
      purpose: 'Prövning av flytt',
      scope: authorities,
      signed: [{ by: 'own', days: -90, time: '14:30' }],
    },
    {
      who: 'tuva',
      from: -8,
      to: story.day(170),
      purpose: sig,
      scope: narrow,
      signed: [
        { by: 'own', days: -8, time: '16:00' },
        { by: 0, days: -7, time: '18:10' },
      ],
    },
    {
      who: 'ines',
      from: -150,
      to: story.day(24),
      purpose: 'Eftervård',
      scope: { region: ['health'], 'employment-service': ['school-work'] },
      signed: [{ by: 'own', days: -150, time: '11:20' }],
    },
    {
      who: 'hugo',
      from: -95,
      to: story.day(85),
      purpose: 'Akut skydd',
      scope: { police: ['safety', 'housing'], probation: ['safety'] },
      signed: [{ by: 'own', days: -95, time: '12:00' }],
    },
    {
      who: 'moa',
      from: -58,
      to: story.day(125),
      purpose: sig,
      scope: { ...wide, region: ['health', 'addiction'] },
      signed: [{ by: 'own', days: -58, time: '10:15' }],
    },
    {
      who: 'leo',
      from: -20,
      to: story.day(160),
      purpose: 'Samverkan skola, socialtjänst, polis och fritid',
      scope: { school: ['school-work', 'leisure'], police: ['safety'] },
      signed: [
        { by: 'own', days: -20, time: '08:40' },
        { by: 0, days: -19, time: '17:05' },
      ],
    },
  ];
};

const newest = (context: Parameters<Step['run']>[0], caseId: string): string => {
  const [first] = consentsOf(context.db, caseId);
  if (!first) throw new Error('the story signs a consent before it records one');
  return first.id;
};

export const consentSteps = (story: Story): readonly Step[] => [
  ...versions(story).flatMap(({ who, from, to, purpose, scope, signed }) => [
    story.step(from, '08:30', (context) => {
      const caseId = story.open(context, who, 'Samtycke att förnya');
      const cells = (Object.entries(scope) as [AgencyKind, readonly SubjectArea[]][]).flatMap(([kind, subjects]) =>
        subjects.map((subject) => ({ agencyId: story.agency(context, kind), subject })),
      );
      consentsHandlers.record({ caseId, purpose, validFrom: context.today, validTo: to, cells }, context, noBytes);
    }),
    ...signed.map(({ by, days, time }) =>
      story.step(days, time, (context) => {
        const caseId = story.open(context, who, 'Samtycke att skriva under');
        const { personId, guardianIds } = signatoryOf(context.db, caseId);
        const signer = by === 'own' ? personId : (guardianIds[by] ?? personId);
        consentsHandlers.sign({ caseId, consentId: newest(context, caseId), personId: signer, signedAt: context.now }, context, noBytes);
      }),
    ),
  ]),
  // The third version replaces the second once its last signature is in.
  story.step(-1, '17:35', (context) => {
    const caseId = story.open(context, 'alva');
    const second = consentsOf(context.db, caseId).find((each) => each.number === 2);
    if (!second) return;
    consentsHandlers.withdraw(
      { caseId, consentIds: [second.id], agencyId: null, subject: null, withdrawnAt: context.now, toldBy: 'Ersatt av version 3' },
      context,
      noBytes,
    );
  }),
];
