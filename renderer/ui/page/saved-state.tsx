import { CircleAlert, CircleCheck, CircleDashed, FilePen } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useFormat } from '../../i18n/format.ts';
import type { Saved } from '../../state/saving.ts';
import { cx } from '../cx.ts';
import { Icon } from '../marks/icon.tsx';
import s from './saved-state.module.css';

const icons = { saving: CircleDashed, saved: CircleCheck, draft: FilePen, failed: CircleAlert } as const;

/** "Sparat 13.42", "Sparar…", "Utkast sparat" or "Inte sparat"; nothing before anything was written. */
export const SavedState = ({ state }: { readonly state: Saved }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  if (state.kind === 'idle') return <span role="status" />;
  const words = {
    saving: () => formatMessage({ id: 'common.saving' }),
    saved: () => formatMessage({ id: 'common.saved' }, { time: state.kind === 'saved' ? format.instantTime(state.at) : '' }),
    draft: () => formatMessage({ id: 'common.savedDraft' }),
    failed: () => formatMessage({ id: 'common.saveFailed' }),
  };
  return (
    <span role="status" className={cx(s['saved'], state.kind === 'failed' && s['failed'])}>
      <Icon of={icons[state.kind]} />
      {words[state.kind]()}
    </span>
  );
};
