import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { client } from '../../../client/client.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { showToast } from '../../../state/toasts.ts';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import s from '../participants.module.css';

type MaskedNumberProps = { readonly caseId: string; readonly masked: string };

/** `20100101-••••` until it is revealed; each reveal is an entry in the log, and it is hidden again on leaving. */
export const MaskedNumber = ({ caseId, masked }: MaskedNumberProps) => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const [shown, setShown] = useState<string | null>(null);
  const toggle = async () => {
    if (shown !== null) {
      setShown(null);
      return;
    }
    const answer = await client.participants.revealNumber({ caseId });
    if (answer.ok) setShown(answer.value.personalNumber);
    else showToast(sentence(answer.error), { tone: 'error' });
  };
  return (
    <span className={s['number']}>
      {shown ?? masked}
      <IconButton
        size="small"
        icon={shown === null ? Eye : EyeOff}
        label={formatMessage({ id: shown === null ? 'participants.number.reveal' : 'participants.number.hide' })}
        onPress={() => void toggle()}
      />
    </span>
  );
};
