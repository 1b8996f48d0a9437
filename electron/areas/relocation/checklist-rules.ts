import { addDays, type IsoDate } from '../../base/dates.ts';

/** Whole days from the move day; the last one is the day the row is due. */
export type Window = { readonly fromDay: number; readonly toDay: number };

/** The periods of a checklist, in order. */
export const stretches = ['prepare', 'week', 'day', 'month', 'year'] as const;
export type Stretch = (typeof stretches)[number];

/** First and last day of each period, from the move day. */
export const stretchDays: Readonly<Record<Stretch, Window>> = {
  prepare: { fromDay: -21, toDay: -8 },
  week: { fromDay: -7, toDay: -1 },
  day: { fromDay: 0, toDay: 0 },
  month: { fromDay: 1, toDay: 30 },
  year: { fromDay: 31, toDay: 365 },
};

/** A row belongs to the period in which it is due. */
export const stretchOf = ({ toDay }: Window): Stretch =>
  toDay <= stretchDays.prepare.toDay
    ? 'prepare'
    : toDay < 0
      ? 'week'
      : toDay === 0
        ? 'day'
        : toDay <= stretchDays.month.toDay
          ? 'month'
          : 'year';

/** The day a row is due; null until the move day is set. */
export const dueOn = ({ toDay }: Window, moveDate: IsoDate | null): IsoDate | null => (moveDate === null ? null : addDays(moveDate, toDay));

/** `T−21…T−8`, `T0`, `T+30`: how practitioners count from the move day. */
export const windowName = ({ fromDay, toDay }: Window): string => {
  const day = (n: number): string => (n === 0 ? 'T0' : n < 0 ? `T−${-n}` : `T+${n}`);
  return fromDay === toDay ? day(toDay) : `${day(fromDay)}…${day(toDay)}`;
};

export type CheckState = Window & { readonly mandatory: boolean; readonly doneOn: IsoDate | null; readonly notApplicable: string };

export const isSettled = (check: Pick<CheckState, 'doneOn' | 'notApplicable'>): boolean =>
  check.doneOn !== null || check.notApplicable !== '';

/** A day late from the day after it was due. */
export const isLate = (check: CheckState, moveDate: IsoDate | null, today: IsoDate): boolean => {
  const due = dueOn(check, moveDate);
  return due !== null && due < today && !isSettled(check);
};

/** Mandatory rows that must be settled before the move day, and how many of them are not. */
export const mandatoryBefore = (checks: readonly CheckState[]): { readonly left: number; readonly total: number } => {
  const before = checks.filter((check) => check.mandatory && check.toDay < 0);
  return { left: before.filter((check) => !isSettled(check)).length, total: before.length };
};

type Words = { readonly sv: string; readonly en: string };
export type TemplateRow = Window & { readonly key: string; readonly mandatory: boolean; readonly text: Words };

const row = (key: string, fromDay: number, toDay: number, mandatory: boolean, sv: string, en: string): TemplateRow => ({
  key,
  fromDay,
  toDay,
  mandatory,
  text: { sv, en },
});

/**
 * What a new plan starts with. Copied into the plan in the register's language, so that an older plan keeps its original wording. Sources:
 * act 2024:79 (protected housing for children), LVU (1990:52) 14 §, folkbokföringslagen (1991:481) 16–17 §§.
 */
export const template: readonly TemplateRow[] = [
  row('police-statement', -21, -14, true, 'Polisens yttrande om orten', 'Statement from the police on the place'),
  row('decision', -21, -14, true, 'Beslut om flytt, med kostnadsram', 'Decision to move, with a cost frame'),
  row('alternatives', -21, -14, true, 'Minst två alternativ prövade mot zonerna', 'At least two alternatives tested against the zones'),
  row(
    'provider',
    -21,
    -10,
    false,
    'Utföraren kontrollerad: tillstånd från IVO om det är skyddat boende',
    'Provider checked: permit from IVO if it is protected housing',
  ),
  row('lease', -21, -8, true, 'Hyresavtal, och vem som skriver under', 'Lease, and who signs it'),
  row(
    'protected-data',
    -21,
    -8,
    false,
    'Ansökan om sekretessmarkering eller skyddad folkbokföring',
    'Application for secrecy flag or protected registration',
  ),
  row('debts', -21, -8, false, 'Skuldbesked från Kronofogden', 'Statement of debts from the Enforcement Authority'),
  row('health', -21, -8, false, 'Sammanfattning från vården, recept för 30 dagar', 'Health summary, prescriptions for 30 days'),
  row('income', -21, -8, true, 'Inkomst på nya orten och första utbetalningsdag', 'Income in the new place and first payment date'),
  row(
    'school',
    -21,
    -8,
    false,
    'Skolplats, rektor ansvarig, plan för eleven',
    'School place, head teacher responsible, plan for the pupil',
  ),
  row(
    'guardians',
    -21,
    -8,
    false,
    'Barn: båda vårdnadshavarnas samtycke, eller beslut enligt lag 2024:79',
    "Children: both guardians' consent, or a decision under act 2024:79",
  ),
  row(
    'secret-place',
    -21,
    -8,
    false,
    'LVU: beslut om hemlig vistelseort, övervägs var tredje månad (14 §)',
    'LVU: decision on secret place of stay, reconsidered every three months (14 §)',
  ),
  row('phone', -7, -1, true, 'Ny telefon och nytt nummer, den gamla lämnas kvar', 'New phone and number, the old one left behind'),
  row(
    'tracking',
    -7,
    -1,
    true,
    'Platsdelning, molnkonton, familjeabonnemang, bil- och träningsappar avstängda',
    'Location sharing, cloud accounts, family plans, car and fitness apps off',
  ),
  row('social-media', -7, -1, true, 'Regler för sociala medier genomgångna', 'Rules for social media gone through'),
  row('story', -7, -1, false, 'Bakgrundsberättelse nära sanningen', 'Cover story near the truth'),
  row('bank', -7, -1, false, 'Bank, försäkring, BankID', 'Bank, insurance, BankID'),
  row('belongings', -7, -1, false, 'Husdjur, möbler, magasinering, nycklar', 'Pets, furniture, storage, keys'),
  row('card', -3, -1, true, 'Flyttdagens kort och kriskortet genomgångna', 'Move-day card and emergency card gone through'),
  row('departure', 0, 0, true, 'Avresa från mötesplatsen, inte från hemmet', 'Departure from the meeting point, not from the home'),
  row('arrival', 0, 0, true, 'Ankomst bekräftad', 'Arrival confirmed'),
  row('reassess-1', 1, 1, true, 'Ny hot- och riskbedömning, dag 1', 'Threat and risk reassessment, day 1'),
  row('basics', 1, 3, false, 'Mat, hem och pengar för första veckan', 'Food, home and money for the first week'),
  row('doctor', 1, 14, false, 'Vårdcentral och recept på nya orten', 'Doctor and prescriptions in the new place'),
  row('reassess-7', 7, 7, true, 'Ny hot- och riskbedömning, dag 7', 'Threat and risk reassessment, day 7'),
  row('first-meeting', 3, 7, true, 'Första mötet på nya orten', 'First meeting in the new place'),
  row('school-start', 1, 14, false, 'Skolstart eller sysselsättning', 'School start or occupation'),
  row('neighbours', 1, 14, false, 'Vad grannarna får veta', 'What the neighbours are told'),
  row('reassess-30', 30, 30, true, 'Ny hot- och riskbedömning, dag 30', 'Threat and risk reassessment, day 30'),
  row('review-90', 90, 90, true, 'Uppföljning efter 90 dagar', 'Review after 90 days'),
  row('work', 31, 180, false, 'Arbete eller utbildning, när fasen tillåter', 'Work or training, when the phase allows it'),
  row('network', 31, 180, false, 'Nytt nätverk: fritid, kontaktperson', 'New network: leisure, contact person'),
  row('review-180', 180, 180, true, 'Uppföljning efter 180 dagar', 'Review after 180 days'),
  row('transfer', 180, 365, false, 'Ställning till överflyttning av ärendet', 'Position on transferring the case'),
  row('review-365', 365, 365, true, 'Uppföljning efter ett år, plan för utfasning', 'Review after a year, plan for phasing out'),
];
