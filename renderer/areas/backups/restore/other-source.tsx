import { Archive } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Restorable } from '../../../../electron/areas/backups/contract.ts';
import { client } from '../../../client/client.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { RestorableList } from './restorable-list.tsx';
import s from '../backups.module.css';

type OtherSourceProps = {
  readonly onChosen: (one: Restorable) => void;
  /** On the start page it is the page's first button. */
  readonly isFirst?: boolean;
};

/** Backups in a folder that the person chooses: a stick, or a single copy. */
export const OtherSource = ({ onChosen, isFirst = false }: OtherSourceProps) => {
  const { formatMessage } = useIntl();
  const [found, setFound] = useState<readonly Restorable[]>([]);
  const { failure, isPending, submit } = useSubmit();
  const choose = async (): Promise<void> => {
    const answer = await submit(() => client.backups.chooseSource({}));
    if (answer?.ok && answer.value !== null) setFound(answer.value);
  };
  return (
    <div className={s['other']}>
      {found.length > 0 && <RestorableList label={formatMessage({ id: 'backups.start-chosen' })} found={found} onChosen={onChosen} />}
      <Button icon={Archive} isPending={isPending} {...(isFirst ? { variant: 'primary' as const } : {})} onPress={() => void choose()}>
        {formatMessage({ id: isFirst ? 'backups.start-choose' : 'backups.other-folder' })}
      </Button>
      {failure && <ErrorState failure={failure} />}
    </div>
  );
};
