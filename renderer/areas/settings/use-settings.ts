import { useCallback } from 'react';
import type { Result } from '../../../electron/base/result.ts';
import type { RegisterSettings } from '../../../electron/areas/settings/rules.ts';
import { client } from '../../client/client.ts';
import { useRead } from '../../client/queries.ts';
import { saving } from '../../client/saving-call.ts';

/** Without what two decide (`useRulesDecision`). */
export type ChangeSettings = (changes: Partial<Omit<RegisterSettings, 'organisation' | 'ownSignatureAge'>>) => Promise<Result<unknown>>;

/** The register's settings, and the way to change some of them at once. */
export const useSettings = () => {
  const settings = useRead('settings', 'get', {});
  const change: ChangeSettings = useCallback((changes) => saving(client.settings.change({ changes })), []);
  return { settings, change };
};
