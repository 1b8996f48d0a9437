/** What is wrong or missing in the sources, each with its reason. Everything else is used unchanged. */

type Spot = readonly [name: string, lat: number, lon: number];

/** Municipalities whose seat (centralort) has a different name, or where a smaller place has the municipality's name. */
export const seatNames: Readonly<Record<string, { readonly municipality: string; readonly seat: string }>> = {
  '0117': { municipality: 'Österåker', seat: 'Åkersberga' },
  '0120': { municipality: 'Värmdö', seat: 'Gustavsberg' },
  '0123': { municipality: 'Järfälla', seat: 'Jakobsberg' },
  '0127': { municipality: 'Botkyrka', seat: 'Tumba' },
  '0128': { municipality: 'Salem', seat: 'Rönninge' },
  '0136': { municipality: 'Haninge', seat: 'Handen' },
  '0138': { municipality: 'Tyresö', seat: 'Bollmora' },
  '0139': { municipality: 'Upplands-Bro', seat: 'Kungsängen' },
  '0191': { municipality: 'Sigtuna', seat: 'Märsta' },
  '0305': { municipality: 'Håbo', seat: 'Bålsta' },
  '0319': { municipality: 'Älvkarleby', seat: 'Skutskär' },
  '0512': { municipality: 'Ydre', seat: 'Österbymo' },
  '0513': { municipality: 'Kinda', seat: 'Kisa' },
  '0760': { municipality: 'Uppvidinge', seat: 'Åseda' },
  '0980': { municipality: 'Gotland', seat: 'Visby' },
  '1231': { municipality: 'Burlöv', seat: 'Arlöv' },
  '1256': { municipality: 'Östra Göinge', seat: 'Broby' },
  '1315': { municipality: 'Hylte', seat: 'Hyltebruk' },
  '1401': { municipality: 'Härryda', seat: 'Mölnlycke' },
  '1419': { municipality: 'Tjörn', seat: 'Skärhamn' },
  '1421': { municipality: 'Orust', seat: 'Henån' },
  '1427': { municipality: 'Sotenäs', seat: 'Kungshamn' },
  '1435': { municipality: 'Tanum', seat: 'Tanumshede' },
  '1438': { municipality: 'Dals-Ed', seat: 'Ed' },
  '1440': { municipality: 'Ale', seat: 'Nödinge-Nol' },
  '1445': { municipality: 'Essunga', seat: 'Nossebro' },
  '1463': { municipality: 'Mark', seat: 'Kinna' },
  '1730': { municipality: 'Eda', seat: 'Charlottenberg' },
  '1761': { municipality: 'Hammarö', seat: 'Skoghall' },
  '1814': { municipality: 'Lekeberg', seat: 'Fjugesta' },
  '1864': { municipality: 'Ljusnarsberg', seat: 'Kopparberg' },
  '2023': { municipality: 'Malung-Sälen', seat: 'Malung' },
  '2026': { municipality: 'Gagnef', seat: 'Djurås' },
  '2121': { municipality: 'Ovanåker', seat: 'Edsbyn' },
  '2132': { municipality: 'Nordanstig', seat: 'Bergsjö' },
  '2303': { municipality: 'Ragunda', seat: 'Hammarstrand' },
  '2321': { municipality: 'Åre', seat: 'Järpen' },
  '2326': { municipality: 'Berg', seat: 'Svenstavik' },
  '2361': { municipality: 'Härjedalen', seat: 'Sveg' },
};

/** Seats missing from the source; positions to two decimals (about a kilometre), from public maps. */
export const addedPlaces: readonly { readonly code: string; readonly place: Spot }[] = [
  { code: '1440', place: ['Nödinge-Nol', 57.9, 12.05] },
  { code: '2326', place: ['Svenstavik', 62.77, 14.43] },
];

/** English names. */
export const renamed: Readonly<Record<string, string>> = { Gothenburg: 'Göteborg' };

/** Rows whose municipality is missing or wrong in the source. */
export const moved: readonly { readonly spot: Spot; readonly to: string }[] = [
  { spot: ['Glommen', 56.93333, 12.35], to: '1382' }, // no code at all; is in Falkenberg
  { spot: ['Björklinge', 60.03004, 17.55203], to: '0380' }, // given as Östhammar; is in Uppsala, 19 km north of the city
];

/** Second positions of a locality that the source lists twice; the right one (according to the public map) stays. */
export const removed: readonly Spot[] = [
  ['Tollarp1', 56.16667, 14.28333], // a hamlet of the same name; the locality Tollarp is at 55.93, 13.98
  ['Alunda', 60.26667, 18.4], // that is Östhammar town; Alunda is at 60.07, 18.08
  ['Vi', 62.3, 17.16667], // the locality Vi is on Alnön, 62.43, 17.42
];
