/** A closed line: x and y of each point in turn. */
export type Ring = readonly number[];

/** Rings as SVG path data. */
export const ringsPath = (rings: readonly Ring[], write: (value: number) => string = String): string => {
  let path = '';
  for (const ring of rings) {
    for (let at = 0; at + 1 < ring.length; at += 2) path += `${at === 0 ? 'M' : 'L'}${write(ring[at] ?? 0)},${write(ring[at + 1] ?? 0)}`;
    if (ring.length > 1) path += 'Z';
  }
  return path;
};
