import { expect, describe, it } from 'vitest';
import { RecordedContents } from '../recording-electron.ts';
import { followZoom, stepFrom, zoomFactors, zoomKey } from './zoom.ts';

const plain = { type: 'keyDown', control: false, meta: false, alt: false, shift: false };

describe('the keys for it', () => {
  it.each([
    ['+ of a Swedish keyboard', { key: '+', control: true }, 'in'],
    ['+ of the number pad', { key: '+', control: true }, 'in'],
    ['= of an English keyboard, which is its +', { key: '=', control: true }, 'in'],
    ['+ of an English keyboard with Shift', { key: '+', control: true, shift: true }, 'in'],
    ['−', { key: '-', control: true }, 'out'],
    ['0', { key: '0', control: true }, 'reset'],
    ['= of a Swedish keyboard, which is Shift 0', { key: '=', control: true, shift: true }, null],
    ['0 of the number pad with the lock off, which copies', { key: 'Insert', control: true }, null],
    ['a key that is let go', { type: 'keyUp', key: '+', control: true }, null],
    ['+ alone', { key: '+' }, null],
    ['AltGr, which many keyboards send as Ctrl Alt', { key: '+', control: true, alt: true }, null],
    ['⌘ where Ctrl is asked', { key: '+', meta: true }, null],
  ])('%s', (_what, pressed, step) => {
    expect(zoomKey({ ...plain, ...pressed }, 'win32')).toBe(step);
  });

  it('are with ⌘ on a Mac', () => {
    expect(zoomKey({ ...plain, key: '+', meta: true }, 'darwin')).toBe('in');
    expect(zoomKey({ ...plain, key: '+', control: true }, 'darwin')).toBeNull();
  });
});

it('goes from half to double in steps, and back to one', () => {
  const up = [0.5];
  while ((up.at(-1) ?? 2) < 2) up.push(stepFrom(up.at(-1) ?? 2, 'in'));
  expect(up).toEqual(zoomFactors);
  expect([stepFrom(2, 'in'), stepFrom(0.5, 'out'), stepFrom(1.75, 'reset'), stepFrom(0.97, 'in'), stepFrom(0.97, 'out')]).toEqual([
    2, 0.5, 1, 1, 0.9,
  ]);
});

describe('the page', () => {
  it('is shown at the factor it was left at, document after document', () => {
    const contents = new RecordedContents();
    followZoom(contents, 1.25, 'linux', () => undefined);
    contents.emit('dom-ready');
    contents.emit('dom-ready');
    expect(contents.calls).toEqual([
      ['setZoomFactor', 1.25],
      ['setZoomFactor', 1.25],
    ]);
  });

  it('follows keys and wheel, keeps both from the menu and the page, and tells of each change', () => {
    const contents = new RecordedContents();
    const told: number[] = [];
    const zoom = followZoom(contents, 1, 'linux', () => told.push(zoom.factor()));
    let prevented = 0;
    const press = (key: string): void =>
      void contents.emit('before-input-event', { preventDefault: () => (prevented += 1) }, { ...plain, key, control: true });
    press('+');
    press('a');
    contents.emit('zoom-changed', {}, 'in');
    contents.emit('zoom-changed', {}, 'out');
    press('0');
    expect(told).toEqual([1.1, 1.25, 1.1, 1]);
    expect(prevented).toBe(2);
    for (let n = 0; n < 30; n += 1) contents.emit('zoom-changed', {}, 'out');
    expect(zoom.factor()).toBe(0.5);
  });
});
