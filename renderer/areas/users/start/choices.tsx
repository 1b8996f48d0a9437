import type { LucideIcon } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { MessageId } from '../../../i18n/message-ids.ts';
import { Icon } from '../../../ui/marks/icon.tsx';
import s from './start.module.css';

export type Choice = {
  readonly icon: LucideIcon;
  readonly title: MessageId;
  readonly text: MessageId;
  readonly onPress: () => void;
};

/** The ways on from a start page, each with what it leads to. */
export const Choices = ({ of, isDisabled = false }: { readonly of: readonly Choice[]; readonly isDisabled?: boolean }) => {
  const { formatMessage } = useIntl();
  return (
    <div className={s['choices']}>
      {of.map(({ icon, title, text, onPress }) => (
        <button key={title} type="button" className={s['choice']} disabled={isDisabled} onClick={onPress}>
          <Icon of={icon} size={20} />
          <span className={s['choiceTitle']}>{formatMessage({ id: title })}</span>
          <span className={s['choiceText']}>{formatMessage({ id: text })}</span>
        </button>
      ))}
    </div>
  );
};
