import { addYears, ageOn, birthdayAt, daysBetween, type IsoDate } from '../../base/dates.ts';
import { adultTestNumbers, testNumbers, type TestNumber } from '../../base/test-numbers.ts';
import type { CaseState, Phase, ProtectionLevel } from '../../base/terms.ts';
import { participantsHandlers, registerPerson } from '../../areas/participants/service.ts';
import { caseNumber } from '../../areas/participants/rules.ts';
import { settingsHandlers } from '../../areas/settings/service.ts';
import type { AgencyKind } from '../../base/terms.ts';
import { noBytes, type Step, type Story, type Who } from './story.ts';

type Guardian = { readonly givenName: string; readonly familyName: string; readonly relation: string };

type Person = {
  readonly givenName: string;
  readonly familyName: string;
  readonly alias?: string;
  readonly age: number;
  /** Running number of the case; its year is the year the case was opened. */
  readonly running: number;
  /** Days before today. */
  readonly opened: number;
  readonly phases: readonly Phase[];
  readonly protection?: ProtectionLevel;
  readonly state?: Exclude<CaseState, 'active'>;
  readonly guardians?: readonly Guardian[];
  readonly phone?: string;
};

const guardian = (givenName: string, familyName: string, relation = 'vårdnadshavare'): Guardian => ({ givenName, familyName, relation });

/** All invented. The telephone numbers are from the range that PTS reserves for books and films (070-174 06 05 …). */
const cast: Readonly<Record<Who, Person>> = {
  alva: {
    givenName: 'Alva',
    familyName: 'Testberg',
    age: 16,
    running: 12,
    opened: 96,
    phases: ['contact', 'motivation', 'assessment', 'acute-protection', 'stabilisation'],
    protection: 'secrecy-flag',
    guardians: [guardian('Bo', 'Testberg', 'far'), guardian('Cecilia', 'Testberg', 'mor')],
    phone: '070-174 06 05',
  },
  milo: {
    givenName: 'Milo',
    familyName: 'Exempelsson',
    age: 17,
    running: 9,
    opened: 104,
    phases: ['contact', 'motivation'],
    guardians: [guardian('Dagny', 'Exempelsson', 'mor')],
    phone: '070-174 06 06',
  },
  noel: {
    givenName: 'Noel',
    familyName: 'Provlund',
    age: 20,
    running: 10,
    opened: 101,
    phases: ['contact', 'assessment', 'acute-protection', 'relocation'],
    protection: 'secrecy-flag',
  },
  vera: {
    givenName: 'Vera',
    familyName: 'Fiktivsson',
    age: 24,
    running: 18,
    opened: 330,
    phases: ['contact', 'acute-protection', 'relocation', 're-establishment'],
    protection: 'protected-registration',
  },
  elton: {
    givenName: 'Elton',
    familyName: 'Mallqvist',
    age: 17,
    running: 7,
    opened: 110,
    phases: ['contact', 'motivation', 'stabilisation'],
    guardians: [guardian('Frida', 'Mallqvist', 'mor')],
    phone: '070-174 06 07',
  },
  saga: {
    givenName: 'Saga',
    familyName: 'Demostrand',
    age: 21,
    running: 31,
    opened: 205,
    phases: ['contact', 'motivation', 'stabilisation'],
  },
  ludvig: {
    givenName: 'Ludvig',
    familyName: 'Övningsson',
    alias: 'Lulle',
    age: 23,
    running: 4,
    opened: 118,
    phases: ['contact', 'assessment', 'relocation'],
  },
  tuva: {
    givenName: 'Tuva',
    familyName: 'Skissdal',
    age: 16,
    running: 13,
    opened: 23,
    phases: ['contact'],
    guardians: [guardian('Gun', 'Skissdal', 'mor'), guardian('Henry', 'Skissdal', 'far')],
  },
  casper: {
    givenName: 'Casper',
    familyName: 'Påhittsson',
    age: 29,
    running: 5,
    opened: 390,
    phases: ['contact', 'stabilisation', 'aftercare'],
    state: 'closed',
  },
  ines: { givenName: 'Ines', familyName: 'Utkastén', age: 22, running: 22, opened: 280, phases: ['contact', 'stabilisation', 'aftercare'] },
  hugo: {
    givenName: 'Hugo',
    familyName: 'Modellgren',
    age: 19,
    running: 11,
    opened: 98,
    phases: ['contact', 'acute-protection'],
    protection: 'secrecy-flag',
  },
  moa: {
    givenName: 'Moa',
    familyName: 'Blankettsson',
    age: 19,
    running: 14,
    opened: 61,
    phases: ['contact', 'motivation', 'stabilisation'],
    phone: '070-174 06 08',
  },
  adrian: {
    givenName: 'Adrian',
    familyName: 'Förlagefors',
    age: 26,
    running: 3,
    opened: 122,
    phases: ['contact', 'motivation'],
    state: 'paused',
  },
  leo: {
    givenName: 'Leo',
    familyName: 'Stencilgren',
    age: 15,
    running: 15,
    opened: 44,
    phases: ['contact', 'motivation'],
    guardians: [guardian('Ivar', 'Stencilgren', 'far')],
  },
};

/** Agency staff invited to the meetings. */
const contacts: readonly { readonly kind: AgencyKind; readonly name: string; readonly title: string }[] = [
  { kind: 'police', name: 'K. Öst', title: 'kommunpolis' },
  { kind: 'social-services', name: 'M. Ek', title: 'samordnare' },
  { kind: 'school', name: 'S. Lind', title: 'rektor' },
  { kind: 'probation', name: 'J. Alm', title: 'frivårdsinspektör' },
  { kind: 'employment-service', name: 'P. Berg', title: 'handläggare' },
  { kind: 'region', name: 'A. Dahl', title: 'BUP' },
];

/** Each number is used once. If no published number gives the age, there is a birth date and a reason instead. */
const numberFor = (age: number, today: IsoDate, taken: Set<string>): TestNumber | undefined => {
  const found = testNumbers.find(({ number, birthDate }) => {
    const toBirthday = daysBetween(today, birthdayAt(birthDate, age + 1));
    return !taken.has(number) && ageOn(birthDate, today) === age && toBirthday > 200;
  });
  if (found) taken.add(found.number);
  return found;
};

const register = (story: Story, who: Who, person: Person, number: TestNumber | undefined, birthDate: IsoDate): Step =>
  story.step(-person.opened, '08:05', (context) => {
    const { caseId } = registerPerson(context, {
      givenName: person.givenName,
      familyName: person.familyName,
      alias: person.alias ?? '',
      personalNumber: number?.number ?? '',
      numberMissingReason: number ? '' : 'Numret är inte lämnat än',
      birthDate: number ? '' : birthDate,
      protection: person.protection ?? 'none',
      phase: 'contact',
      municipality: '0581',
      openedOn: context.today,
      caseNumber: caseNumber(context.today.slice(0, 4), person.running),
    });
    story.registered(who, caseId);
  });

/** The remaining facts, and the phases so far, spread over the time since. */
const livedSteps = (story: Story, who: Who, person: Person, adults: Iterator<TestNumber>): Step[] => {
  const reason = 'Planerat arbete i ärendet';
  const change = (days: number, time: string, changes: Parameters<typeof participantsHandlers.change>[0]['changes']): Step =>
    story.step(days, time, (context) => {
      const caseId = story.open(context, who, reason);
      const { version } = participantsHandlers.get({ caseId }, context, noBytes);
      participantsHandlers.change({ caseId, version, changes }, context, noBytes);
    });
  const guardians = (person.guardians ?? []).map((each, i) =>
    story.step(-person.opened, `08:${10 + i}`, (context) => {
      const caseId = story.open(context, who, reason);
      const personalNumber = adults.next().value?.number ?? '';
      participantsHandlers.addGuardian({ caseId, ...each, personalNumber, phone: '070-174 06 09', email: '' }, context, noBytes);
    }),
  );
  const later = person.phases.slice(1);
  const phases = later.map((phase, i) =>
    change(-Math.round((person.opened * (later.length - i)) / (later.length + 1)), '15:10', { phase }),
  );
  return [
    ...guardians,
    ...(person.phone === undefined ? [] : [change(-person.opened, '08:20', { phone: person.phone })]),
    ...phases,
    ...(person.state === undefined ? [] : [change(-12, '16:05', { state: person.state })]),
  ];
};

export const peopleSteps = (story: Story): readonly Step[] => {
  const taken = new Set<string>();
  const adults = adultTestNumbers.values();
  const entries = Object.entries(cast) as [Who, Person][];
  const agencies = contacts.map(({ kind, ...contact }, i) =>
    story.step(-400, `07:${10 + i}`, (context) => {
      settingsHandlers.addContact({ agencyId: story.agency(context, kind), ...contact, phone: '', email: '' }, context, noBytes);
    }),
  );
  return [
    ...agencies,
    ...entries.flatMap(([who, person]) => {
      // Comes of age the day after tomorrow, whatever today is; no published number can guarantee that.
      const birthDate = addYears(story.day(who === 'milo' ? 2 : -100), who === 'milo' ? -18 : -person.age);
      const number = who === 'milo' ? undefined : numberFor(person.age, story.today, taken);
      return [register(story, who, person, number, birthDate), ...livedSteps(story, who, person, adults)];
    }),
  ];
};
