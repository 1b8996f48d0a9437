/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// Not `?raw`: the test runner empties style sheets.
const source = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...source.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\);/g)].map(([, name, light, dark]) => [
    name ?? '',
    { light: light ?? '', dark: dark ?? '' },
  ]),
);

/** WCAG 2.2, relative luminance of an sRGB colour. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

const grounds = ['paper', 'surface', 'sunken', 'hover'];
/** Text on the grounds it is used on: 4.5 (WCAG 1.4.3). */
const text: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...grounds, 'accent-soft', 'danger-soft', 'risk-high-soft', 'protection-soft']],
  ['ink-2', [...grounds, 'accent-soft']],
  ['ink-3', ['paper', 'surface', 'sunken', 'hover']],
  ['accent', [...grounds, 'accent-soft']],
  ['danger', [...grounds, 'accent-soft', 'danger-soft']],
  ['on-accent', ['accent', 'accent-strong']],
  ['on-danger', ['danger-fill', 'danger-fill-strong']],
  ['risk-low', ['surface', 'paper', 'accent-soft', 'risk-low-soft']],
  ['risk-elevated', ['surface', 'paper', 'sunken', 'risk-elevated-soft']],
  ['risk-high', ['surface', 'paper', 'risk-high-soft']],
  ['risk-very-high', ['surface', 'paper', 'risk-very-high-soft']],
  ['protection', ['surface', 'paper', 'accent-soft', 'protection-soft']],
  // The tooltip swaps ink and paper.
  ['paper', ['ink']],
];
/** What must be seen but not read: 3 (WCAG 1.4.11). */
const graphics: typeof text = [
  ['focus', [...grounds, 'accent-soft', 'risk-high-soft']],
  ['line-field', ['surface', 'paper', 'hover']],
  ['accent', ['line-2']],
];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  const of = (name: string): string => {
    const token = tokens.get(name);
    if (!token) throw new Error(`no token --${name}`);
    return token[theme];
  };
  it.each(text.flatMap(([ink, on]) => on.map((ground) => [ink, ground] as const)))('%s can be read on %s', (ink, ground) => {
    expect(contrast(of(ink), of(ground))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(graphics.flatMap(([mark, on]) => on.map((ground) => [mark, ground] as const)))('%s can be seen on %s', (mark, ground) => {
    expect(contrast(of(mark), of(ground))).toBeGreaterThanOrEqual(3);
  });
});

it('black on white is 21 to 1', () => expect(contrast('#000000', '#ffffff')).toBeCloseTo(21));
