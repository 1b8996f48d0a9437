import { scanParser } from '../../areas/consents/scans/scan-parser.ts';
import { sheetParser } from '../../areas/exchange/sheets/sheet-parser.ts';
import type { Parser } from '../../base/parsers.ts';

/** All parsers: the core names one, the worker finds it here. */
const parsers = [scanParser, sheetParser] as readonly Parser<never, unknown>[];

export const parserNamed = (name: string): Parser<unknown, unknown> => {
  const parser = parsers.find((each) => each.name === name);
  if (!parser) throw new Error(`there is no parser called ${name}`);
  return parser as Parser<unknown, unknown>;
};
