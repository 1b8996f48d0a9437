import { describe, expect, it } from 'vitest';
import { parseTime } from './parse-time.ts';

describe('a typed time', () => {
  it.each([
    ['13.00', '13:00'],
    ['13:05', '13:05'],
    ['1300', '13:00'],
    ['930', '09:30'],
    ['9.30', '09:30'],
    ['9', '09:00'],
    ['kl 9', '09:00'],
    [' 00.00 ', '00:00'],
    ['23:59', '23:59'],
  ])('%s is read as %s', (typed, time) => {
    expect(parseTime(typed)).toBe(time);
  });

  it.each(['', '24.00', '12.60', '12.5', 'lunch', '12345', '-1'])('“%s” is no time', (typed) => {
    expect(parseTime(typed)).toBeNull();
  });
});
