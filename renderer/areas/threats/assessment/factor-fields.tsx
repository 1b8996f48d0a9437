import { useIntl } from 'react-intl';
import { longestFactor } from '../../../../electron/areas/threats/rules.ts';
import { Section } from '../../../ui/page/section.tsx';
import { TextArea } from '../../../ui/fields/text-field.tsx';
import type { FormPart } from './assessment-form.tsx';
import s from '../threats.module.css';

const ofThreat = ['capability', 'intent', 'opportunity'] as const;
const ofPerson = ['vulnerabilities', 'protectiveFactors', 'triggers'] as const;

/** The fixed factors: what the threat consists of, the person's relation to it, and what could happen. */
export const FactorFields = ({ form, set, problem }: FormPart) => {
  const { formatMessage } = useIntl();
  const area = (name: (typeof ofThreat)[number] | (typeof ofPerson)[number] | 'scenario', isOptional: boolean) => (
    <TextArea
      key={name}
      rows={name === 'scenario' ? 4 : 2}
      label={formatMessage({ id: `threats.${name}` })}
      description={formatMessage({ id: `threats.${name}-help` })}
      isOptional={isOptional}
      limit={longestFactor}
      value={form[name]}
      onChange={(text) => set({ [name]: text })}
      error={problem(name)}
    />
  );
  return (
    <>
      <Section label={formatMessage({ id: 'threats.the-threat' })}>
        <div className={s['fields']}>{ofThreat.map((name) => area(name, false))}</div>
      </Section>
      <Section label={formatMessage({ id: 'threats.the-person' })}>
        <div className={s['fields']}>
          {ofPerson.map((name) => area(name, true))}
          {area('scenario', false)}
        </div>
      </Section>
    </>
  );
};
