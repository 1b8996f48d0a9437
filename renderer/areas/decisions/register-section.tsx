import { useState } from 'react';
import { useIntl } from 'react-intl';
import { municipalityNames } from '../../../electron/base/gazetteer/municipalities.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useFailure } from '../../i18n/failure.ts';
import { FormColumn } from '../../ui/page/columns.tsx';
import { ComboBox } from '../../ui/fields/combo-box.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { RadioGroup } from '../../ui/fields/radio-group.tsx';
import { useRulesDecision } from './rules-decision.tsx';
import { SavedField } from '../drafts/saved-field.tsx';
import { useSettings } from '../settings/use-settings.ts';

/** Whose register it is: what stands on papers, and which rules follow from where the unit belongs. */
export const RegisterSection = () => {
  const { formatMessage } = useIntl();
  const { field, problem, sentence } = useFailure();
  const { settings, change } = useSettings();
  const { decide, dialog } = useRulesDecision();
  const { failure, submit } = useSubmit('each');
  const [cleared, setCleared] = useState(false);
  if (settings.error) return <ErrorState failure={settings.error.failure} />;
  if (!settings.data) return <Loading />;
  const now = settings.data;
  return (
    <FormColumn>
      <ComboBox
        label={formatMessage({ id: 'users.municipality' })}
        options={municipalityNames.map(({ code, name, county }) => ({ value: code, label: name, note: county }))}
        value={cleared ? null : now.municipality}
        onChange={(municipality) => {
          setCleared(municipality === null);
          if (municipality !== null && municipality !== now.municipality) void submit(() => change({ municipality }));
        }}
        error={cleared ? problem('municipality-required') : field(failure, 'municipality')}
      />
      <RadioGroup
        label={formatMessage({ id: 'users.organisation' })}
        description={`${formatMessage({ id: 'users.organisation-help' })} ${formatMessage({ id: 'decisions.by-two-hint' })}`}
        options={[
          {
            value: 'social-board',
            label: formatMessage({ id: 'users.social-board' }),
            note: formatMessage({ id: 'users.social-board-note' }),
          },
          { value: 'other', label: formatMessage({ id: 'users.other' }), note: formatMessage({ id: 'users.other-note' }) },
        ]}
        value={now.organisation}
        onChange={(organisation) => {
          if (organisation !== now.organisation) void submit(() => decide({ organisation }));
        }}
        error={field(failure, 'organisation') ?? (failure?.code === 'cancelled' ? sentence(failure) : undefined)}
      />
      <SavedField
        label={formatMessage({ id: 'users.unit' })}
        description={formatMessage({ id: 'users.unit-help' })}
        saved={now.unit}
        name="unit"
        onSave={(unit) => change({ unit })}
      />
      <RadioGroup
        label={formatMessage({ id: 'settings.papers-language' })}
        description={formatMessage({ id: 'settings.papers-language-help' })}
        options={[
          { value: 'sv', label: 'Svenska' },
          { value: 'en', label: 'English' },
        ]}
        value={now.language}
        onChange={(language) => void submit(() => change({ language }))}
        isRow
      />
      {dialog}
    </FormColumn>
  );
};
