import { describe, expect, it } from 'vitest';
import { municipalities } from '../../../../electron/base/gazetteer/gazetteer.ts';
import { project } from '../../../../electron/base/gazetteer/projection.ts';
import { nearestToward, nearestWithin, startingWith, type Direction, type Spot } from './keyboard.ts';

const spots: Spot[] = municipalities.map(({ code, name, seat }) => ({ code, name, at: project(seat) }));
const spot = (name: string): Spot => {
  const found = spots.find((each) => each.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe('moving over the map by keys', () => {
  it('goes to the nearest municipality that way', () => {
    expect(nearestToward(spots, spot('Kumla'), 'up')?.name).toBe('Örebro');
    expect(nearestToward(spots, spot('Örebro'), 'down')?.name).toBe('Kumla');
  });

  it('stops at the edge', () => {
    expect(nearestToward(spots, spot('Kiruna'), 'up')).toBeUndefined();
    expect(nearestToward(spots, spot('Trelleborg'), 'down')).toBeUndefined();
  });

  it('reaches every municipality by arrows alone', () => {
    const reached = new Set(['1880']);
    const open = [spot('Örebro')];
    for (let at = open.pop(); at; at = open.pop()) {
      for (const direction of ['left', 'right', 'up', 'down'] satisfies Direction[]) {
        const next = nearestToward(spots, at, direction);
        if (next && !reached.has(next.code)) {
          reached.add(next.code);
          open.push(next);
        }
      }
    }
    expect(spots.filter(({ code }) => !reached.has(code)).map(({ name }) => name)).toEqual([]);
  });

  it('finds by what is typed, whatever the case, in alphabetical order', () => {
    expect(startingWith(spots, 'ö')?.name).toBe('Öckerö');
    expect(startingWith(spots, 'ÖREB')?.name).toBe('Örebro');
    expect(startingWith(spots, 'upplands-')?.name).toBe('Upplands-Bro');
    expect(startingWith(spots, 'xyz')).toBeUndefined();
  });

  it('takes the nearest dot under a pointer, and none when it is far', () => {
    const { x, y } = spot('Kiruna').at;
    expect(nearestWithin(spots, { x: x + 5, y }, 14)?.name).toBe('Kiruna');
    expect(nearestWithin(spots, { x: x + 20, y }, 14)).toBeUndefined();
  });
});
