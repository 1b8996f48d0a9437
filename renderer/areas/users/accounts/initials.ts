/** Initials of a typed name, as a first proposal for the signature. */
export const initials = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .map((word) => word.charAt(0).toLocaleUpperCase('sv'))
    .join('')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 6);
