import { expect, test } from 'vitest';
import { sourcesBelow } from './sources.ts';

/**
 * Swedish law and Swedish offices use one time zone, wherever the laptop is (`electron/base/dates.ts`). So no code asks the computer for
 * its own. Pure functions over a source, so that the test can plant bad ones.
 */
const localTime =
  /\.(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)\(|getTimezoneOffset|toLocale(Date|Time)String|to(Date|Time)String\(|Temporal\.Now|new Date\(\s*\d/;
const zoneless = /DateTimeFormat\((?![^;]*timeZone)/;

const faultsIn = (source: string): readonly string[] => [localTime, zoneless].flatMap((rule) => rule.exec(source)?.[0] ?? []);

/** The library writes a packed file's date in local time, from a date created in local time: the same bytes everywhere. */
const packsFiles = /mtime: new Date\(1980, 0, 1(, 12)?\)/g;

test('nothing of the program asks in which time zone the computer is', () => {
  const product = [...sourcesBelow('electron'), ...sourcesBelow('renderer')].filter(([file]) => !/\.test\.tsx?$|\/testing\//.test(file));
  expect(product.length).toBeGreaterThan(500);
  expect(product.flatMap(([file, source]) => faultsIn(source.replaceAll(packsFiles, '')).map((fault) => `${file}: ${fault}`))).toEqual([]);
});

test.each([
  ['the day of the month', 'const day = new Date(instant).getDate();'],
  ['a date of numbers', 'const day = new Date(2026, 4, 7);'],
  ['the computer’s own clock face', 'const text = new Date(instant).toLocaleTimeString("sv-SE");'],
  ['a formatter without a zone', 'const format = new Intl.DateTimeFormat("sv-SE", { hour: "2-digit" });'],
  ['today, there', 'const today = Temporal.Now.plainDateISO();'],
])('is found planted: %s', (_what, source) => {
  expect(faultsIn(source)).toHaveLength(1);
});
