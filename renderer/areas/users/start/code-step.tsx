import { FileDown, Printer } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { client } from '../../../client/client.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Cluster } from '../../../ui/page/columns.tsx';
import { FailureNote } from './failure-note.tsx';
import s from './start.module.css';

/** The recovery code, shown once. On paper it is the way back; on a screen it is a risk. */
export const CodeStep = ({ code }: { readonly code: string }) => {
  const { formatMessage } = useIntl();
  const language = usePreferences((state) => state.language);
  const { failure, submit } = useSubmit('each');
  const [done, setDone] = useState(false);
  const out = async (to: 'printer' | 'pdf'): Promise<void> => {
    const answer = await submit(() => client.users.printRecoveryCode({ language, to }));
    if (answer?.ok && answer.value.done) setDone(true);
  };
  return (
    <>
      <ol className={s['code']} aria-label={formatMessage({ id: 'users.code' })}>
        {code.split('-').map((group, i) => (
          <li key={group}>
            <span>{i + 1}</span>
            {group}
          </li>
        ))}
      </ol>
      <Cluster>
        <Button icon={Printer} onPress={() => void out('printer')}>
          {formatMessage({ id: 'common.print' })}
        </Button>
        <Button icon={FileDown} onPress={() => void out('pdf')}>
          {formatMessage({ id: 'users.code-pdf' })}
        </Button>
        <span role="status">{done ? formatMessage({ id: 'users.code-out' }) : ''}</span>
      </Cluster>
      <FailureNote failure={failure} />
    </>
  );
};
