import { useEffect, useEffectEvent } from 'react';
import { useIntl } from 'react-intl';
import { firstAfterMinutes } from '../../../electron/areas/backups/rules.ts';
import { errorCodes, type ErrorCode } from '../../../electron/base/error-codes.ts';
import { newId } from '../../../electron/base/ids.ts';
import { client } from '../../client/client.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useBackups, type BackupTrouble } from '../../state/backups.ts';
import { showToast } from '../../state/toasts.ts';
import { useSession } from '../../state/session.ts';

const minute = 60_000;
/** The first look at the register comes before its copy. */
const rest = 5000;
/** Often enough to see that the date has changed, or that the stick is in. */
const again = 5 * minute;

const codeOf = (told: string): ErrorCode | undefined => errorCodes.find((code) => code === told);

/** One question to the core; what hindered the copy, or null. */
const ask = async (): Promise<BackupTrouble | null> => {
  const answer = await client.backups.daily({ jobId: newId() });
  if (!answer.ok) return answer.error.code === 'locked' ? null : { place: 'own', failure: answer.error };
  const code = codeOf(answer.value.second);
  return code === undefined ? null : { place: 'second', failure: { code } };
};

/** Has the day's copy made after an unlock, and when the date changes. A demo register is disposable and needs none. */
export const useDailyBackup = (): void => {
  const isDemo = useSession(({ state }) => state.kind === 'open' && state.register.kind === 'demo');
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const say = useEffectEvent(({ failure }: BackupTrouble) =>
    showToast(`${formatMessage({ id: 'backups.failed' })} ${sentence(failure)}`, { tone: 'error' }),
  );
  const wasUnlocked = useBackups((state) => state.wasUnlocked);
  useEffect(() => {
    if (isDemo) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const goOn = (after: number): void => {
      timer = setTimeout(() => {
        void ask().then((trouble) => {
          const { trouble: before, setTrouble } = useBackups.getState();
          setTrouble(trouble);
          // Said once, wherever one is; the strip on Idag and in the settings stays.
          if (trouble?.place === 'own' && before?.place !== 'own') say(trouble);
          goOn(again);
        });
      }, after);
    };
    goOn(wasUnlocked ? rest : firstAfterMinutes * minute);
    return () => clearTimeout(timer);
  }, [isDemo, wasUnlocked]);
};
