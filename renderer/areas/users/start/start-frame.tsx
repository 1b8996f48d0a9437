import { LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { usePreferences } from '../../../state/preferences.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Icon } from '../../../ui/marks/icon.tsx';
import s from './start.module.css';

type StartFrameProps = { readonly version: string; readonly runtime: 'electron' | 'stand-in'; readonly children: ReactNode };

/** The calm page before anything is open: name, one column, and below it version and language. */
export const StartFrame = ({ version, runtime, children }: StartFrameProps) => {
  const { formatMessage } = useIntl();
  const { language, setLanguage } = usePreferences();
  return (
    <div className={s['page']}>
      <main className={s['column']}>
        <div className={s['name']}>
          <Icon of={LogOut} size={22} />
          <span>Utväg</span>
        </div>
        {children}
      </main>
      <footer className={s['foot']}>
        <span>
          {formatMessage({ id: 'users.version' }, { version })}
          {runtime === 'stand-in' && ` · ${formatMessage({ id: 'users.stand-in' })}`}
        </span>
        <Button variant="quiet" size="small" onPress={() => setLanguage(language === 'sv' ? 'en' : 'sv')}>
          {language === 'sv' ? 'English' : 'Svenska'}
        </Button>
      </footer>
    </div>
  );
};
