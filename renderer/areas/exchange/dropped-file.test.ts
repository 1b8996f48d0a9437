import { describe, expect, it } from 'vitest';
import { bytesLimit } from '../../../electron/base/contract.ts';
import { readDropped } from './dropped-file.ts';

describe('a file dropped on the import', () => {
  it('is read with its name', async () => {
    const file = new File(['Namn;Fas'], 'lista.csv');
    expect(await readDropped([file])).toEqual({ fileName: 'lista.csv', bytes: new TextEncoder().encode('Namn;Fas') });
  });

  it('is refused beside another, whichever came first', async () => {
    expect(await readDropped([new File(['a'], 'a.csv'), new File(['b'], 'b.csv')])).toEqual({ refused: 'several' });
  });

  it('is refused by its size before anything of it is read', async () => {
    let reads = 0;
    const film = Object.assign(new File([], 'film.csv'), {
      arrayBuffer: () => {
        reads += 1;
        return Promise.resolve(new ArrayBuffer(0));
      },
    });
    Object.defineProperty(film, 'size', { value: bytesLimit + 1 });
    expect(await readDropped([film])).toEqual({ refused: 'too-large' });
    expect(reads).toBe(0);
  });

  it('is refused when it cannot be read: a folder, a stick that is out', async () => {
    const folder = Object.assign(new File([], 'mapp'), { arrayBuffer: () => Promise.reject(new Error('NotFoundError')) });
    expect(await readDropped([folder])).toEqual({ refused: 'not-read' });
  });
});
