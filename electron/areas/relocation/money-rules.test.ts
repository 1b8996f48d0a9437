import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budget, formatKronor, formatPermille, lineOre, mostHundredths, mostOre, parseHundredths, writeHundredths } from './money-rules.ts';

const kr = (kronor: number) => Math.round(kronor * 100);
const line = (quantity: number, kronor: number) => ({ quantity: quantity * 100, unitOre: kr(kronor) });
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('the budget of a move', () => {
  const lines = [line(21, 1950), line(1, 6400), line(1, 8750), line(1, 18_000), line(1, 3290), line(1, 1140)];

  it('is over a frame of 75,000 by 3,530, which is 4.7 percent', () => {
    const sums = budget(lines, kr(75_000));
    expect(lineOre(lines[0] ?? line(0, 0))).toBe(kr(40_950));
    expect(sums).toEqual({ totalOre: kr(78_530), frameOre: kr(75_000), differenceOre: kr(3530), permille: 47, isOver: true });
    expect(formatPermille(47)).toBe('4,7');
  });

  it('is not over a frame that it just fills, and has no share of a frame of nothing', () => {
    expect(budget(lines, kr(78_530))).toMatchObject({ differenceOre: 0, permille: 0, isOver: false });
    expect(budget(lines, 0)).toMatchObject({ permille: null, isOver: true });
    expect(budget(lines, null)).toEqual({ totalOre: kr(78_530), frameOre: null, differenceOre: null, permille: null, isOver: false });
  });

  it('counts part quantities to the öre, half an öre upwards', () => {
    expect(lineOre({ quantity: 250, unitOre: 45_050 })).toBe(112_625);
    expect(lineOre({ quantity: 50, unitOre: 1 })).toBe(1);
    expect(lineOre({ quantity: 49, unitOre: 1 })).toBe(0);
  });
});

describe('for any lines and frame', () => {
  const anyLine = fc.record({ quantity: fc.nat(mostHundredths), unitOre: fc.nat(mostOre) }).filter((each) => lineOre(each) <= mostOre);
  const anyLines = fc.array(anyLine, { maxLength: 40 });

  it('a line is the nearest whole öre to quantity times price, reckoned in exact fractions', () => {
    fc.assert(
      fc.property(anyLine, ({ quantity, unitOre }) => {
        const twice = 2n * BigInt(lineOre({ quantity, unitOre })) * 100n - 2n * BigInt(quantity) * BigInt(unitOre);
        expect(twice > -100n && twice <= 100n).toBe(true);
      }),
    );
  });

  it('the order of lines changes nothing, and another line never makes it cheaper', () => {
    fc.assert(
      fc.property(anyLines, anyLine, fc.nat(mostOre), (lines, more, frame) => {
        expect(budget(lines.toReversed(), frame)).toEqual(budget(lines, frame));
        expect(budget([...lines, more], frame).totalOre).toBeGreaterThanOrEqual(budget(lines, frame).totalOre);
      }),
    );
  });

  it('total is frame plus difference, and the share is within half a tenth of a percent of the true one', () => {
    fc.assert(
      fc.property(anyLines, fc.integer({ min: 1, max: mostOre }), (lines, frame) => {
        const { totalOre, differenceOre, permille, isOver } = budget(lines, frame);
        expect(frame + (differenceOre ?? 0)).toBe(totalOre);
        expect(isOver).toBe(totalOre > frame);
        const apart = BigInt(permille ?? 0) * BigInt(frame) - 1000n * BigInt(Math.abs(differenceOre ?? 0));
        expect(2n * (apart < 0n ? -apart : apart) <= BigInt(frame)).toBe(true);
      }),
    );
  });

  it('money is written as Intl writes Swedish kronor', () => {
    const intl = new Intl.NumberFormat('sv-SE', { style: 'currency', currency: 'SEK' });
    expect(plain(formatKronor(8_821_918))).toBe('88 219,18 kr');
    fc.assert(
      fc.property(fc.integer({ min: -mostOre, max: mostOre }), (ore) => {
        expect(plain(formatKronor(ore))).toBe(plain(intl.format(ore / 100)));
      }),
    );
  });

  it('what is written is read back', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999_999), (hundredths) => {
        expect(parseHundredths(writeHundredths(hundredths))).toBe(hundredths);
      }),
    );
  });
});

describe('a typed sum', () => {
  it.each([
    ['1950', 195_000],
    ['1 950', 195_000],
    ['1 950,50 kr', 195_050],
    ['1950.5', 195_050],
    ['0,05', 5],
    ['1950:-', 195_000],
  ])('%s is read', (typed, ore) => expect(parseHundredths(typed)).toBe(ore));

  it.each(['', 'tolv', '-5', '1,2,3', '1950,505', '1e3', ',5'])('%j is none', (typed) => expect(parseHundredths(typed)).toBeNull());
});
