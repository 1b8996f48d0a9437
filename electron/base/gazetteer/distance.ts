/** Degrees on WGS 84. */
export type Position = { readonly lat: number; readonly lon: number };

/**
 * Mean radius of the Earth in kilometres: R₁ = (2a + b) / 3 of GRS 80, IUGG
 * (H. Moritz, "Geodetic Reference System 1980", Journal of Geodesy 74, 2000, p. 131: R₁ = 6 371 008.7714 m).
 * On the sphere a distance within Sweden is at most about 0.5 % off the ellipsoid: 300 m of 60 km.
 */
export const earthRadiusKm = 6371.0087714;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * Great-circle distance in kilometres by the haversine formula, which stays exact for near points
 * (R. W. Sinnott, "Virtues of the Haversine", Sky & Telescope 68, 1984, p. 159). `NaN` for positions that are not numbers.
 */
export const distanceKm = (a: Position, b: Position): number => {
  const north = Math.sin(radians(b.lat - a.lat) / 2) ** 2;
  const east = Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  const h = north + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * east;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)));
};

/**
 * A distance as people read it: whole kilometres, but with as many decimals (at most three) as needed so that it does not contradict the
 * decision: 60.04 km against a limit of 60 is "60.1", never "60".
 */
export const readableKm = (km: number, limitKm?: number): number => {
  const whole = Math.round(km);
  if (limitKm === undefined || km > limitKm === whole > limitKm) return whole;
  for (const step of [10, 100, 1000]) {
    const rounded = (km > limitKm ? Math.ceil(km * step) : Math.floor(km * step)) / step;
    if (km > limitKm === rounded > limitKm) return rounded;
  }
  return km;
};
