/**
 * Detects something that keeps recurring: a part that crashes each time it is started. Returns whether it has happened more than `most`
 * times within the last `span` ms.
 */
export const createCircle = (most: number, span: number, now: () => number = () => performance.now()): (() => boolean) => {
  let times: readonly number[] = [];
  return () => {
    const time = now();
    times = [...times.filter((one) => one > time - span), time];
    return times.length > most;
  };
};
