import { useEffect } from 'react';
import { client } from '../../../client/client.ts';
import { useRead } from '../../../client/queries.ts';
import { useSession } from '../../../state/session.ts';

/** Asks again whenever the setting or the projector view changes; what then holds is the core's and the shell's to say. */
export const useScreenProtection = (): void => {
  const setting = useRead('settings', 'get', {}).data?.contentProtection;
  const isProjecting = useSession((state) => state.isProjecting);
  useEffect(() => {
    if (setting !== undefined) void client.settings.protectScreen({ isProjecting });
  }, [setting, isProjecting]);
};
