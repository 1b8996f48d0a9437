import { useIntl } from 'react-intl';
import { languages, themes } from '../../../electron/areas/users/rules.ts';
import { usePreferences } from '../../state/preferences.ts';
import { FormColumn } from '../../ui/page/columns.tsx';
import { RadioGroup } from '../../ui/fields/radio-group.tsx';

const languageNames = { sv: 'Svenska', en: 'English' } as const;

/** Theme and language of this machine; both act at once. */
export const AppearanceSection = () => {
  const { formatMessage } = useIntl();
  const { theme, language, setTheme, setLanguage } = usePreferences();
  return (
    <FormColumn>
      <RadioGroup
        label={formatMessage({ id: 'settings.theme' })}
        description={formatMessage({ id: 'settings.theme-help' })}
        options={themes.map((value) => ({ value, label: formatMessage({ id: `settings.theme.${value}` }) }))}
        value={theme}
        onChange={setTheme}
        isRow
      />
      <RadioGroup
        label={formatMessage({ id: 'settings.language' })}
        description={formatMessage({ id: 'settings.language-help' })}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={language}
        onChange={setLanguage}
        isRow
      />
    </FormColumn>
  );
};
