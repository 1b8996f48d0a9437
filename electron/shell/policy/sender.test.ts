import { describe, expect, it } from 'vitest';
import type { FrameApi, InvokeEvent } from '../electron-api.ts';
import { isTrusted } from './sender.ts';

const from = (frame: Partial<FrameApi> | null, id = 7): InvokeEvent => ({
  type: 'frame',
  sender: { id },
  senderFrame: frame === null ? null : { url: 'app://utvag/index.html', origin: 'app://utvag', parent: null, ...frame },
});

describe('the sender check (enforced by itself, called for every message)', () => {
  it('trusts the main frame of our window on our own page', () => {
    expect(isTrusted(from({}), 7)).toBe(true);
    expect(isTrusted(from({ url: 'app://utvag/index.html?lang=en' }), 7)).toBe(true);
  });

  it.each([
    ['a frame that is gone', from(null)],
    ['a frame inside the page', from({ parent: {} })],
    ['another window', from({}, 8)],
    ['an empty address', from({ url: '' })],
    ['a blank page', from({ url: 'about:blank' })],
    ['a paper', from({ url: 'app://paper/0123' })],
    ['another host', from({ url: 'app://utvag.example/index.html' })],
    ['our host in a user name', from({ url: 'app://utvag@example/index.html' })],
    ['another scheme', from({ url: 'https://utvag/index.html' })],
    ['a file', from({ url: 'file:///index.html' })],
  ])('hardening 09 enforced: refuses %s', (_name, event) => {
    expect(isTrusted(event, 7)).toBe(false);
  });
});
