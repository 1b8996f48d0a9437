import { useEffect } from 'react';
import { client } from '../../client/client.ts';

/** Tells the core that something was copied, never what: everything here is about people, so all of it is cleared after a minute. */
export const useCopies = (): void => {
  useEffect(() => {
    const copied = (): void => void client.settings.copied({});
    for (const sign of ['copy', 'cut']) addEventListener(sign, copied);
    return () => {
      for (const sign of ['copy', 'cut']) removeEventListener(sign, copied);
    };
  }, []);
};
