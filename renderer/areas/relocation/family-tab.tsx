import { Plus, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useIntl } from 'react-intl';
import type { Plan } from '../../../electron/areas/relocation/contract.ts';
import { moving } from '../../../electron/areas/relocation/plan-rules.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useFailure } from '../../i18n/failure.ts';
import { Button } from '../../ui/controls/button.tsx';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { RadioGroup } from '../../ui/fields/radio-group.tsx';
import { Section } from '../../ui/page/section.tsx';
import { TextField } from '../../ui/fields/text-field.tsx';
import type { EditPlan } from './plan-changes.ts';
import { SavedText } from './saved-text.tsx';
import { emptied } from './typed-on.ts';
import s from './relocation.module.css';

type Member = Plan['family'][number];

const MemberCard = ({ edit, member }: { readonly edit: EditPlan; readonly member: Member }) => {
  const { formatMessage } = useIntl();
  const { id, ...fields } = member;
  const replace = (changes: Partial<Omit<Member, 'id'>>) => edit.replace(id, { list: 'family', ...fields, ...changes });
  const text = (field: 'name' | 'relation' | 'contact' | 'risk', rows?: number) => (
    <SavedText
      draftKey={`relocation/${id}/${field}`}
      label={formatMessage({ id: `relocation.family.${field}` })}
      saved={member[field]}
      field={field}
      onSave={(value) => replace({ [field]: value })}
      {...(rows === undefined ? {} : { rows, isOptional: true })}
    />
  );
  return (
    <li className={s['member']}>
      <div className={s['memberHead']}>
        {text('name')}
        {text('relation')}
        <RadioGroup
          isRow
          label={formatMessage({ id: 'relocation.family.moves' })}
          options={moving.map((value) => ({ value, label: formatMessage({ id: `relocation.moves.${value}` }) }))}
          value={member.moves}
          onChange={(moves) => void replace({ moves })}
        />
        <IconButton
          icon={Trash2}
          label={formatMessage({ id: 'relocation.family.remove' }, { name: member.name })}
          onPress={() => void edit.remove('family', id, member.name)}
        />
      </div>
      <div className={s['memberTexts']}>
        {text('contact', 2)}
        {text('risk', 2)}
      </div>
    </li>
  );
};

/** Familj: each person a line of their own, since who moves, who may be told and who is at risk differ. */
export const FamilyTab = ({ plan, edit }: { readonly plan: Plan; readonly edit: EditPlan }) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const [name, setName] = useState('');
  const [relation, setRelation] = useState('');
  const { failure, isPending, submit } = useSubmit();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(() => edit.add({ list: 'family', name, relation, moves: 'undecided', contact: '', risk: '' }));
    if (!answer?.ok) return;
    setName(emptied(name));
    setRelation(emptied(relation));
  };
  return (
    <>
      <Section
        label={formatMessage({ id: 'relocation.family' })}
        aside={formatMessage({ id: 'relocation.family.count' }, { count: plan.family.length })}
      >
        {plan.family.length === 0 ? (
          <p className={s['hint']}>{formatMessage({ id: 'relocation.family.empty' })}</p>
        ) : (
          <ul className={s['members']} aria-label={formatMessage({ id: 'relocation.family' })}>
            {plan.family.map((member) => (
              <MemberCard key={member.id} edit={edit} member={member} />
            ))}
          </ul>
        )}
      </Section>
      <Section label={formatMessage({ id: 'relocation.family.add' })}>
        <form className={s['addLine']} onSubmit={(event) => void add(event)}>
          <TextField
            label={formatMessage({ id: 'relocation.family.newName' })}
            value={name}
            onChange={setName}
            error={field(failure, 'name')}
          />
          <TextField
            label={formatMessage({ id: 'relocation.family.newRelation' })}
            value={relation}
            onChange={setRelation}
            error={field(failure, 'relation')}
          />
          <Button type="submit" icon={Plus} isPending={isPending}>
            {formatMessage({ id: 'common.add' })}
          </Button>
        </form>
      </Section>
    </>
  );
};
