import { describe, expect, it } from 'vitest';
import { formatDate, formatDateLong, formatDay, formatMoney, formatMonth, formatRelative, formatTime } from './format.ts';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('Swedish', () => {
  it('says dates as people do', () => {
    expect(formatDate('sv-SE', '2026-05-07')).toBe('torsdag 7 maj');
    expect(formatDateLong('sv-SE', '2026-05-07')).toBe('torsdag 7 maj 2026');
    expect(formatDay('sv-SE', '2026-05-13')).toBe('ons 13 maj');
    expect(formatDay('sv-SE', '2026-05-07')).toBe('tor 7 maj');
    expect(formatDay('sv-SE', '2026-01-02')).toBe('fre 2 jan');
    expect(formatMonth('sv-SE', '2026-05-07')).toBe('maj 2026');
  });

  it('writes times with a point and money to the öre', () => {
    expect(formatTime('sv-SE', '13:00')).toBe('13.00');
    expect(plain(formatMoney('sv-SE', 8_821_918))).toBe('88 219,18 kr');
    expect(plain(formatMoney('sv-SE', 9_950_000))).toBe('99 500 kr');
    expect(plain(formatMoney('sv-SE', -1))).toBe('−0,01 kr');
  });

  it.each([
    ['2026-05-06', 'igår'],
    ['2026-05-07', 'idag'],
    ['2026-05-08', 'imorgon'],
    ['2026-05-10', 'om 3 dagar'],
    ['2026-05-05', 'för 2 dagar sedan'],
  ])('says %s as %s', (date, words) => {
    expect(formatRelative('sv-SE', date, '2026-05-07')).toBe(words);
  });
});

describe('English', () => {
  it('says dates, times and money as in Britain', () => {
    expect(formatDate('en-GB', '2026-05-07')).toBe('Thursday 7 May');
    expect(formatDay('en-GB', '2026-05-13')).toBe('Wed 13 May');
    expect(formatTime('en-GB', '13:00')).toBe('13:00');
    expect(plain(formatMoney('en-GB', 8_821_918))).toBe('SEK 88,219.18');
    expect(formatRelative('en-GB', '2026-05-06', '2026-05-07')).toBe('yesterday');
  });
});
