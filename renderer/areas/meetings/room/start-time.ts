const began = new Map<string, number>();

/** When a meeting came up in this window, in milliseconds: going to another tab and back does not start over. */
export const beganAt = (meetingId: string): number => {
  const start = began.get(meetingId) ?? Date.now();
  began.set(meetingId, start);
  return start;
};
