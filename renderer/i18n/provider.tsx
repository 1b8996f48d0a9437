import { useEffect, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import { zone } from '../../electron/base/dates.ts';
import { localeOf, messages, type Language } from './messages.ts';

type ProviderProps = {
  readonly language: Language;
  /** Called for a sentence that is missing or cannot be filled in; the id is shown instead. */
  readonly onError: (error: Error) => void;
  readonly children: ReactNode;
};

/** Words, dates and react-aria's own texts in one language; switches without restart. */
export const Provider = ({ language, onError, children }: ProviderProps) => {
  const locale = localeOf[language];
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <I18nProvider locale={locale}>
      <IntlProvider locale={locale} defaultLocale="sv-SE" messages={messages[language]} timeZone={zone} onError={onError}>
        {children}
      </IntlProvider>
    </I18nProvider>
  );
};
