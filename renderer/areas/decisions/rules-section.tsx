import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { threatLevels } from '../../../electron/base/terms.ts';
import { systemOf } from '../../client/system.ts';
import { useTerm } from '../../i18n/term.ts';
import { Card } from '../../ui/page/card.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Switch } from '../../ui/fields/switch.tsx';
import { useRulesDecision } from './rules-decision.tsx';
import { NumberField } from '../settings/number-field.tsx';
import s from '../settings/settings.module.css';
import { useSettings } from '../settings/use-settings.ts';

/** A setting with the paragraph, or the plain word that there is none, beside it. */
const Rule = ({ source, children }: { readonly source: string; readonly children: ReactNode }) => (
  <div className={s['rule']}>
    <div>{children}</div>
    <p className={s['source']}>{source}</p>
  </div>
);

export const RulesSection = () => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  const { settings, change } = useSettings();
  const { decide, dialog } = useRulesDecision();
  const system = systemOf(window.utvag.about.platform);
  if (settings.error) return <ErrorState failure={settings.error.failure} />;
  if (!settings.data) return <Loading />;
  const now = settings.data;
  return (
    <>
      <p className={s['lead']}>{formatMessage({ id: 'settings.rules-lead' })}</p>
      {dialog}
      <Section label={formatMessage({ id: 'settings.consent-rules' })}>
        <Card>
          <div className={s['rules']}>
            <Rule source={formatMessage({ id: 'settings.own-signature-age-source' })}>
              <NumberField
                label={formatMessage({ id: 'settings.own-signature-age' })}
                description={`${formatMessage({ id: 'settings.own-signature-age-help' })} ${formatMessage({ id: 'decisions.by-two-hint' })}`}
                saved={now.ownSignatureAge}
                name="ownSignatureAge"
                onSave={(ownSignatureAge) => decide({ ownSignatureAge })}
              />
            </Rule>
            <Rule source={formatMessage({ id: 'settings.consent-warning-source' })}>
              <NumberField
                label={formatMessage({ id: 'settings.consent-warning' })}
                description={formatMessage({ id: 'settings.consent-warning-help' })}
                saved={now.consentWarningDays}
                name="consentWarningDays"
                onSave={(consentWarningDays) => change({ consentWarningDays })}
              />
            </Rule>
          </div>
        </Card>
      </Section>
      <Section label={formatMessage({ id: 'settings.threat-rules' })}>
        <Card>
          <Rule source={formatMessage({ id: 'settings.reassessment-source' })}>
            <div className={s['levels']}>
              {threatLevels.map((level) => (
                <NumberField
                  key={level}
                  label={term('threat', level)}
                  description={formatMessage({ id: 'settings.days-help' })}
                  saved={now.reassessmentDays[level]}
                  name={`reassessmentDays.${level}`}
                  onSave={(days) => change({ reassessmentDays: { ...now.reassessmentDays, [level]: days } })}
                />
              ))}
            </div>
          </Rule>
        </Card>
      </Section>
      <Section label={formatMessage({ id: 'settings.lock-rules' })}>
        <Card>
          <div className={s['rules']}>
            <Rule source={formatMessage({ id: 'settings.idle-source' })}>
              <NumberField
                label={formatMessage({ id: 'settings.idle' })}
                description={formatMessage({ id: 'settings.idle-help' })}
                saved={now.idleMinutes}
                name="idleMinutes"
                onSave={(idleMinutes) => change({ idleMinutes })}
              />
            </Rule>
            <Rule source={formatMessage({ id: 'settings.screen-source' })}>
              <Switch
                note={formatMessage({ id: `settings.screen-on.${system}` })}
                isSelected={now.contentProtection}
                onChange={(contentProtection) => void change({ contentProtection })}
              >
                {formatMessage({ id: 'settings.screen' })}
              </Switch>
            </Rule>
            <Rule source={formatMessage({ id: `settings.copies-on.${system}` })}>
              <p className={s['ruleName']}>{formatMessage({ id: 'settings.copies' })}</p>
              <p className={s['ruleText']}>{formatMessage({ id: 'settings.copies-text' })}</p>
            </Rule>
          </div>
        </Card>
      </Section>
    </>
  );
};
