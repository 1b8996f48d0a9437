/** The systems whose promises differ; sentences are worded for each. */
export const systems = ['windows', 'mac', 'linux'] as const;
export type System = (typeof systems)[number];

/** From Node's name of the platform. Any other system promises no more than Linux. */
export const systemOf = (platform: string): System => (platform === 'win32' ? 'windows' : platform === 'darwin' ? 'mac' : 'linux');
