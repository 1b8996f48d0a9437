/** Money as whole öre, quantities as whole hundredths: no sum here is ever a binary fraction. */

/** Largest price, and largest sum of one line, in öre: 100 million kronor. Everything stays far below 2^53. */
export const mostOre = 10_000_000_000;
/** Largest quantity, in hundredths. */
export const mostHundredths = 1_000_000;

export type CostLine = { readonly quantity: number; readonly unitOre: number };

/** Quantity (hundredths) × price (öre), rounded half up to a whole öre. Both whole numbers; throws RangeError for others. */
export const lineOre = ({ quantity, unitOre }: CostLine): number => {
  const product = BigInt(quantity) * BigInt(unitOre);
  return Number((product + 50n) / 100n);
};

export type Budget = {
  readonly totalOre: number;
  readonly frameOre: number | null;
  /** Total minus frame; negative while there is money left, null without a frame. */
  readonly differenceOre: number | null;
  /** Size of the difference in tenths of a percent of the frame; null without a frame, or when it is nothing. */
  readonly permille: number | null;
  /** More than was decided: a new decision is needed. */
  readonly isOver: boolean;
};

/** Sum of all lines against the frame (öre). */
export const budget = (lines: readonly CostLine[], frameOre: number | null): Budget => {
  const totalOre = lines.reduce((sum, line) => sum + lineOre(line), 0);
  if (frameOre === null) return { totalOre, frameOre, differenceOre: null, permille: null, isOver: false };
  const differenceOre = totalOre - frameOre;
  const size = BigInt(Math.abs(differenceOre));
  const permille = frameOre === 0 ? null : Number((size * 2000n + BigInt(frameOre)) / (2n * BigInt(frameOre)));
  return { totalOre, frameOre, differenceOre, permille, isOver: differenceOre > 0 };
};

/** Thousands apart by no-break spaces. */
const grouped = (whole: number): string => String(whole).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u00a0');

/** A decimal as people type it, as whole hundredths: `1 950`, `1950,5`, `1 950,50 kr`, `1950.50`; null if it is not one. */
export const parseHundredths = (typed: string): number | null => {
  const plain = typed.replaceAll(/\s/g, '').replace(/(kr|:-)$/i, '');
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(plain);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
};

/** Hundredths as typed: `195050` → `1 950,5`, `2100` → `21`. What {@link parseHundredths} reads back. */
export const writeHundredths = (hundredths: number): string => {
  const rest = hundredths % 100;
  return `${grouped(Math.trunc(hundredths / 100))}${rest === 0 ? '' : `,${String(rest).padStart(2, '0').replace(/0$/, '')}`}`;
};

/** Öre as money on paper: `88 219,18 kr`, with no-break spaces and a true minus. */
export const formatKronor = (ore: number): string => {
  const whole = grouped(Math.trunc(Math.abs(ore) / 100));
  return `${ore < 0 ? '−' : ''}${whole},${String(Math.abs(ore) % 100).padStart(2, '0')}\u00a0kr`;
};

/** Tenths of a percent: `47` → `4,7`. */
export const formatPermille = (permille: number): string => `${Math.trunc(permille / 10)},${permille % 10}`;
