/**
 * Inter is embedded in each paper, because a paper must look the same on a machine without the font and a PDF must embed it. Two static
 * weights instead of the variable font: Chromium embeds a variable font in a PDF as drawings (Type 3), which look coarse on screen and take
 * four times the space. `?inline` is a Vite feature: the same import gives a base64 data URL under vitest and in the core's bundle, so no
 * file has to be found at run time. Latin and Latin Extended cover the Nordic and Sámi languages and every European name in Latin letters;
 * other scripts fall back to the machine's fonts.
 */
import latinExtendedRegular from '@fontsource/inter/files/inter-latin-ext-400-normal.woff2?inline';
import latinExtendedStrong from '@fontsource/inter/files/inter-latin-ext-600-normal.woff2?inline';
import latinRegular from '@fontsource/inter/files/inter-latin-400-normal.woff2?inline';
import latinStrong from '@fontsource/inter/files/inter-latin-600-normal.woff2?inline';

// Ranges as published in @fontsource/inter/400.css: without them the second face would override the first.
const extendedRange =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';
const latinRange =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';

const face = (address: string, weight: 400 | 600, range: string): string =>
  `@font-face{font-family:'Inter';font-style:normal;font-weight:${weight};src:url(${address}) format('woff2');unicode-range:${range}}`;

export const fontFaces: string = [
  face(latinExtendedRegular, 400, extendedRange),
  face(latinExtendedStrong, 600, extendedRange),
  face(latinRegular, 400, latinRange),
  face(latinStrong, 600, latinRange),
].join('\n');
