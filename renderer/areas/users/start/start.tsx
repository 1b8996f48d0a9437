import { useEffect, useState } from 'react';
import { useRead } from '../../../client/queries.ts';
import { client, queryClient } from '../../../client/client.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { RestoreStart } from '../../backups/restore/restore-start.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { EarlierPlaceNote } from './earlier-place-note.tsx';
import { Lost } from './lost-register.tsx';
import { NewRegister } from './new-register.tsx';
import { Problem } from './start-problem.tsx';
import { StartFrame } from './start-frame.tsx';
import { Unlock } from './unlock.tsx';
import { Welcome } from './welcome.tsx';

const refresh = () =>
  Promise.all([queryClient.invalidateQueries({ queryKey: ['users'] }), queryClient.invalidateQueries({ queryKey: ['backups'] })]);

/** Asked for by `--demo`. */
const startsWithDemo = (): boolean => new URLSearchParams(location.search).has('demo');

/** Everything before a register is open: the folder's content decides what is offered. */
export const Start = () => {
  const status = useRead('users', 'status', {});
  const [making, setMaking] = useState(false);
  const [restoring, setRestoring] = useState(false);
  const opening = useSubmit();
  const choosing = useSubmit();

  const demo = async (): Promise<void> => {
    choosing.clear();
    await opening.submit(() => client.users.openDemo({}));
    await refresh();
  };
  const chooseFolder = async (): Promise<void> => {
    opening.clear();
    await choosing.submit(() => client.users.chooseFolder({}));
    await refresh();
  };

  useEffect(() => {
    if (startsWithDemo()) void demo();
    // Once, at the first showing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  if (!status.data) return <Loading />;
  const { state, isLost } = status.data;
  const common = {
    status: status.data,
    busy: opening.isPending,
    failure: opening.failure ?? choosing.failure,
    onDemo: () => void demo(),
    onChooseFolder: () => void chooseFolder(),
    onRestore: () => setRestoring(true),
  };
  return (
    <StartFrame version={status.data.version} runtime={status.data.runtime}>
      <EarlierPlaceNote status={status.data} />
      {restoring ? (
        <RestoreStart
          onBack={() => setRestoring(false)}
          onRestored={() => {
            setRestoring(false);
            void refresh();
          }}
        />
      ) : making ? (
        <NewRegister onCancel={() => setMaking(false)} onMade={refresh} />
      ) : isLost ? (
        <Lost {...common} onAgain={() => void refresh()} onNew={() => setMaking(true)} />
      ) : state === 'missing' ? (
        <Welcome {...common} onNew={() => setMaking(true)} />
      ) : state === 'present' ? (
        <Unlock {...common} onChanged={refresh} />
      ) : (
        <Problem {...common} />
      )}
    </StartFrame>
  );
};
