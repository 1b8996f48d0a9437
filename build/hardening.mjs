/**
 * The hardening list: what each item requires. A test belongs to an item by its title, `hardening 03 enforced: …`: *configured* means that
 * the setting is made or the call is refused when it comes, *enforced* that it was seen to hold in a running program or by the code itself.
 * @type {Readonly<Record<string, string>>}
 */
export const hardeningItems = {
  '01': 'every window has the same frozen preferences: sandbox, isolation, no Node',
  '02': 'the sandbox is on before the program is ready, and no launcher turns it off',
  '03': 'a request for anything but our own pages is cancelled and logged',
  '04': 'every answer carries the policy, and it is the one that is written down',
  '05': 'no view and no paper breaks the policy or Trusted Types',
  '06': 'every permission and every device is denied',
  '07': 'the page cannot navigate, open a window or embed another',
  '08': 'no address outside of the program is ever opened',
  '09': 'a call from any frame but our own is refused and logged',
  10: 'the preload shows the page one call, one stream of events and one fact',
  11: 'every procedure refuses unknown fields, names from the prototype and frames over the limit',
  12: 'the protocol answers GET for files below the interface and nothing else',
  13: 'file:, http:, ftp:, data: and javascript: lead nowhere',
  14: 'every fuse is stated',
  15: 'the package holds the listed files and one binary for each native package',
  16: 'Electron is pinned, and its major gets fixes',
  17: 'no developer tools and no debugging switches in a packaged program',
  18: 'no key, passphrase or recovery code leaks',
  19: 'no file of the register holds plain text, and each is its owner’s alone',
  20: 'a spreadsheet bomb is refused and a formula is not computed',
  21: 'there is no updater that could be abused',
  22: 'there are no deep links that could be abused',
  23: 'a lock leaves nothing in the window, and the window stays out of screen pictures',
  24: 'one program at a time has the register open',
};

/** What a Chromium controlled from outside cannot prove: isolation, fuses, permissions (electron/stand-in/README.md). */
export const onlyElectronEnforces = ['01', '02', '06', '10', '14', '17'];

/** `hardening 03 enforced: …` → item, kind, and the rest; null for any other title. @param {string} title */
export const readHardening = (title) => {
  const [, item, says, rest] = /^hardening (\d\d) (configured|enforced): (.+)$/s.exec(title) ?? [];
  return item === undefined || says === undefined || rest === undefined ? null : { item, says, rest };
};
