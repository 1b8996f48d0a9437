import { useIntl } from 'react-intl';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { Kbd } from '../../../ui/controls/kbd.tsx';
import { bindings, chordLabel, scopes } from '../../../ui/keys.ts';
import s from './keyboard-map.module.css';

/** F1: every key there is, read from the table that makes them work. */
export const KeyboardMap = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const { formatMessage } = useIntl();
  return (
    <Dialog isOpen={isOpen} onDismiss={onClose} title={formatMessage({ id: 'keys.title' })} width="wide">
      <div className={s['map']}>
        {scopes.map((scope) => (
          <section key={scope} className={s['scope']}>
            <h3 className={s['head']}>{formatMessage({ id: `keys.scope.${scope}` })}</h3>
            <dl>
              {bindings
                .filter((binding) => binding.scope === scope)
                .map((binding) => (
                  <div key={binding.id} className={s['pair']}>
                    <dt>{formatMessage({ id: binding.message })}</dt>
                    <dd className={s['keys']}>
                      {binding.keys.map((chord) => (
                        <Kbd key={chord}>{chordLabel(chord)}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
};
