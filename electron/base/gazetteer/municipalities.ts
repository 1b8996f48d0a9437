/** Only the list of municipalities, for choosing one: 11 kB, without places or a map. */
import rows from './municipalities.json' with { type: 'json' };

export type MunicipalityName = {
  /** Four digits, SCB: "1880". */
  readonly code: string;
  /** "Örebro" */
  readonly name: string;
  /** "Örebro län" */
  readonly county: string;
};

const collator = new Intl.Collator('sv');

/** All 290, in Swedish alphabetical order. */
export const municipalityNames: readonly MunicipalityName[] = (rows as [string, string, string][])
  .map(([code, name, county]) => ({ code, name, county }))
  .sort((a, b) => collator.compare(a.name, b.name));

const byCode = new Map(municipalityNames.map((each) => [each.code, each]));
const fold = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .toLocaleLowerCase('sv')
    .replace(/\s+/g, ' ')
    .replace(/ (kommun|stad)$/, '');
const byName = new Map(
  municipalityNames.flatMap((each) => {
    const name = fold(each.name);
    // "Örebro kommun", "Linköpings kommun"
    return [name, `${name}s`].map((form) => [form, each] as const);
  }),
);

export const municipalityByCode = (code: string): MunicipalityName | undefined => byCode.get(code);

/** Finds a municipality by name as people write it ("Örebro", "örebro kommun", "Linköpings kommun", "Göteborgs stad") or by code. */
export const findMunicipality = (text: string): MunicipalityName | undefined => byCode.get(text.trim()) ?? byName.get(fold(text));
