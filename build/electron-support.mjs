/** https://www.electronjs.org/docs/latest/tutorial/electron-timelines: the newest three majors get Chromium's fixes. */
const supportedMajors = 3;

/** @param {string} version */
const major = (version) => Number(version.split('.')[0]);

/**
 * Whether a version still gets security fixes.
 * @param {string} ours "45.4.1"
 * @param {string} newest the registry's newest stable version
 */
export const isSupportedElectron = (ours, newest) => major(newest) - major(ours) < supportedMajors;
