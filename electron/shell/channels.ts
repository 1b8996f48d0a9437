/** The only two ways between window and shell. */
export const callChannel = 'utvag:call';
export const eventChannel = 'utvag:event';
