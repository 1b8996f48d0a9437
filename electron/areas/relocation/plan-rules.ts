import { isIsoDate, type IsoDate } from '../../base/dates.ts';
import { lineProblem, textProblem, type FieldProblems } from '../../base/fields.ts';
import { locality, municipality } from '../../base/gazetteer/gazetteer.ts';
import { municipalityByCode } from '../../base/gazetteer/municipalities.ts';
import { lineOre, mostHundredths, mostOre } from './money-rules.ts';
import { localityAgainstZones, municipalityAgainstZones, type Zone, type ZoneVerdict } from './rules.ts';

export const purposes = ['safety', 'pattern-breaking', 'both'] as const;
export const moving = ['moves', 'stays', 'undecided'] as const;
export const costKinds = [
  'housing',
  'transport',
  'deposit',
  'furniture',
  'phone',
  'travel',
  'escort',
  'provider',
  'school',
  'other',
] as const;
export const timeKinds = ['departure', 'meeting', 'driver-change', 'break', 'check-in', 'arrival', 'other'] as const;
export const rowLists = ['alternatives', 'checks', 'family', 'costs', 'times', 'numbers'] as const;

export type Purpose = (typeof purposes)[number];
export type CostKind = (typeof costKinds)[number];
export type TimeKind = (typeof timeKinds)[number];
export type RowList = (typeof rowLists)[number];

/** A municipality, or one locality of it. */
export type Place = { readonly code: string; readonly locality: string | null };

/** How a place relates to the zones; null for a place not in the gazetteer, which nobody may be moved to. */
export const placeVerdict = (place: Place, zones: readonly Zone[], today: IsoDate): ZoneVerdict | null => {
  if (place.locality === null) {
    const whole = municipality(place.code);
    return whole ? municipalityAgainstZones(whole, zones, today) : null;
  }
  const one = locality(place.code, place.locality);
  return one ? localityAgainstZones(one, zones, today) : null;
};

/** Unknown counts as refused. */
export const isRefused = (place: Place, zones: readonly Zone[], today: IsoDate): boolean =>
  placeVerdict(place, zones, today)?.refused ?? true;

/** A decision against the zones needs a written reason: domain rule, at least this many characters and a second person. */
export const shortestOverrideReason = 30;

export const overrideReasonProblem = (reason: string): 'override-reason-short' | 'too-long' | null =>
  reason.trim().length < shortestOverrideReason ? 'override-reason-short' : reason.length > 2000 ? 'too-long' : null;

/** What two people decided: this place, although these zones refused it. */
export type Override = { readonly code: string; readonly locality: string | null; readonly zones: readonly string[] };

/** Whether the decision still holds: the same place, and no zone refuses it that was not weighed then. */
export const overrideHolds = (override: Override, place: Place, zones: readonly Zone[], today: IsoDate): boolean =>
  override.code === place.code &&
  override.locality === place.locality &&
  (placeVerdict(place, zones, today)?.distances.every(({ refuses, zone }) => !refuses || override.zones.includes(zone.id)) ?? false);

/** Localities of a refused municipality that lie outside every zone, in the gazetteer's order. */
export const localitiesOutside = (code: string, zones: readonly Zone[], today: IsoDate): readonly string[] =>
  (municipality(code)?.localities ?? []).filter((one) => !localityAgainstZones(one, zones, today).refused).map(({ name }) => name);

/** The locality where one is meant, else the municipality: "Motala". */
export const placeName = ({ code, locality: one }: Place): string => one ?? municipalityByCode(code)?.name ?? code;

const dateProblem = (date: string | null): string | null => (date === null || isIsoDate(date) ? null : 'date-shape');
const oreProblem = (ore: number | null): string | null => (ore === null || (ore >= 0 && ore <= mostOre) ? null : 'out-of-range');

export type PlanFields = {
  readonly purpose: Purpose | null;
  readonly purposeText: string;
  readonly childText: string;
  readonly reversalText: string;
  readonly moveDate: IsoDate | null;
  readonly responsible: string;
  readonly acceptedOn: IsoDate | null;
  readonly policeText: string;
  readonly policeDate: IsoDate | null;
  readonly decidedBy: string;
  readonly decidedOn: IsoDate | null;
  readonly frameOre: number | null;
  readonly frameNote: string;
  readonly meetingPoint: string;
  readonly driver: string;
  readonly whoKnows: string;
  readonly ifLate: string;
  readonly codeWord: string;
  readonly safeSpot: string;
  readonly reserveHousing: string;
  readonly fetchesChildren: string;
  readonly moneyReserve: string;
};

/** Longest texts, in characters; the others are lines of 300. */
const longer: Readonly<Record<string, number>> = {
  purposeText: 20_000,
  childText: 20_000,
  reversalText: 20_000,
  policeText: 20_000,
  whoKnows: 2000,
  ifLate: 2000,
  frameNote: 2000,
};

/**
 * What is wrong with the plan's own fields. Our municipality stays responsible until another has accepted in writing
 * (SoL 2025:400 29:2, 29:10): another one needs the date of that.
 */
export const planProblems = (plan: PlanFields, own: string, today: IsoDate): FieldProblems => {
  const texts = Object.entries(plan).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const past = (date: string | null): string | null => dateProblem(date) ?? (date !== null && date > today ? 'date-future' : null);
  return {
    ...Object.fromEntries(texts.map(([field, text]) => [field, textProblem(text, longer[field] ?? 300)])),
    responsible: !municipalityByCode(plan.responsible)
      ? 'unknown-municipality'
      : plan.responsible !== own && plan.acceptedOn === null
        ? 'acceptance-missing'
        : null,
    moveDate: dateProblem(plan.moveDate),
    acceptedOn: past(plan.acceptedOn),
    policeDate: past(plan.policeDate),
    decidedOn: past(plan.decidedOn),
    frameOre: oreProblem(plan.frameOre),
  };
};

export type AlternativeRow = {
  readonly list: 'alternatives';
  readonly code: string;
  readonly locality: string | null;
  readonly remark: string;
};
export type CheckRow = {
  readonly list: 'checks';
  readonly text: string;
  readonly fromDay: number;
  readonly toDay: number;
  readonly mandatory: boolean;
  readonly owner: string;
  readonly note: string;
  readonly done: boolean;
  readonly notApplicable: string;
};
export type FamilyRow = {
  readonly list: 'family';
  readonly name: string;
  readonly relation: string;
  readonly moves: (typeof moving)[number];
  readonly contact: string;
  readonly risk: string;
};
export type CostRow = {
  readonly list: 'costs';
  readonly kind: CostKind;
  readonly text: string;
  readonly quantity: number;
  readonly unitOre: number;
};
export type TimeRow = { readonly list: 'times'; readonly time: string; readonly kind: TimeKind; readonly text: string };
export type NumberRow = { readonly list: 'numbers'; readonly name: string; readonly number: string };
export type PlanRow = AlternativeRow | CheckRow | FamilyRow | CostRow | TimeRow | NumberRow;

const dayProblem = (day: number): string | null => (day >= -365 && day <= 1095 ? null : 'out-of-range');

/** What is wrong with one row of one of the lists. */
export const rowProblems = (row: PlanRow): FieldProblems => {
  switch (row.list) {
    case 'alternatives':
      return {
        code: municipalityByCode(row.code) ? null : 'unknown-municipality',
        locality: row.locality === null || locality(row.code, row.locality) ? null : 'unknown-locality',
        remark: textProblem(row.remark, 2000),
      };
    case 'checks':
      return {
        text: lineProblem(row.text, 300),
        fromDay: dayProblem(row.fromDay),
        toDay: dayProblem(row.toDay) ?? (row.toDay < row.fromDay ? 'date-order' : null),
        owner: textProblem(row.owner, 100),
        note: textProblem(row.note, 2000),
        notApplicable: textProblem(row.notApplicable, 300),
      };
    case 'family':
      return {
        name: lineProblem(row.name, 100),
        relation: lineProblem(row.relation, 60),
        contact: textProblem(row.contact, 2000),
        risk: textProblem(row.risk, 2000),
      };
    case 'costs':
      return {
        text: textProblem(row.text, 200),
        quantity: row.quantity > 0 && row.quantity <= mostHundredths ? null : 'out-of-range',
        unitOre: oreProblem(row.unitOre) ?? (row.quantity >= 0 && row.quantity <= mostHundredths ? oreProblem(lineOre(row)) : null),
      };
    case 'times':
      return { time: /^([01]\d|2[0-3]):[0-5]\d$/.test(row.time) ? null : 'time-shape', text: textProblem(row.text, 120) };
    case 'numbers':
      return { name: lineProblem(row.name, 60), number: lineProblem(row.number, 40) };
  }
};

/** A time as people type it: `08.10`, `8:10`, `0810` → `08:10`; null if it is not one. */
export const parseTime = (typed: string): string | null => {
  const match = /^(\d{1,2})(?:[.:]?)(\d{2})$/.exec(typed.trim());
  if (!match) return null;
  const time = `${(match[1] ?? '').padStart(2, '0')}:${match[2]}`;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : null;
};
