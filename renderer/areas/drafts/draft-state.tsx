import { FilePen, TriangleAlert } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Draft } from '../../client/use-draft.ts';
import { useFormat } from '../../i18n/format.ts';
import { Icon } from '../../ui/marks/icon.tsx';
import s from './draft-state.module.css';

/** What has become of the typing: "Utkast sparat 13.42", or why it is kept only in the field. */
export const DraftState = ({ draft }: { readonly draft: Pick<Draft, 'kept' | 'restored'> }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const { kept, restored } = draft;
  if (kept === null) return <span role="status" className={s['kept']} />;
  // Shown at every key, and so not read out.
  if (kept === 'waiting')
    return (
      <span role="status" className={s['kept']}>
        <span aria-hidden>{formatMessage({ id: 'drafts.waiting' })}</span>
      </span>
    );
  if (kept === 'failed' || kept === 'too-large')
    return (
      <span role="status" className={s['unkept']}>
        <Icon of={TriangleAlert} size={15} />
        {formatMessage({ id: kept === 'failed' ? 'drafts.failed' : 'drafts.tooLarge' })}
      </span>
    );
  return (
    <span role="status" className={s['kept']}>
      <Icon of={FilePen} size={15} />
      {formatMessage({ id: restored ? 'drafts.restored' : 'drafts.kept' }, { time: format.instantTime(kept.at) })}
    </span>
  );
};
