import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { meetingTypes, template, type MeetingType } from '../../../../electron/areas/meetings/rules.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useDraft } from '../../../client/use-draft.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useNavigation, type Route } from '../../../state/navigation.ts';
import { useToday } from '../../../state/session.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Card } from '../../../ui/page/card.tsx';
import { Checkbox } from '../../../ui/fields/checkbox.tsx';
import { FieldPair, FormColumn } from '../../../ui/page/columns.tsx';
import { DateField } from '../../../ui/fields/date-field.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { RadioGroup } from '../../../ui/fields/radio-group.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { TimeField } from '../../../ui/fields/time-field.tsx';
import { DraftState } from '../../drafts/draft-state.tsx';
import { TogetherWarning } from '../../network/keep-apart-warning.tsx';
import { markOpened } from '../../../client/case-opening.ts';
import { AboutFields } from './about-fields.tsx';
import { InvitedFields } from './invited-fields.tsx';
import { ReasonField } from './reason-field.tsx';

type Invitation = { readonly agencyId: string; readonly contactId: string | null };

type Plan = {
  readonly type: MeetingType;
  readonly date: string | null;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly place: string;
  readonly cases: readonly string[];
  readonly agencies: readonly Invitation[];
  readonly withTemplate: boolean;
  readonly reason: string;
};

/** Plan a meeting: when, whom it is about, who is called. The agenda starts from the template of its type. */
export const PlanPage = ({ route }: { readonly route: Extract<Route, { at: 'meeting-new' }> }) => {
  const { formatMessage } = useIntl();
  const { sentence, field } = useFailure();
  const today = useToday();
  const { replace, back } = useNavigation();
  const { caseId } = route;
  const empty = useMemo<Plan>(
    () => ({
      type: 'sig',
      date: null,
      startTime: '10:00',
      endTime: '11:00',
      place: '',
      cases: caseId === null ? [] : [caseId],
      agencies: [],
      withTemplate: true,
      reason: '',
    }),
    [caseId],
  );
  const draft = useDraft<Plan>(`meetings/new/${caseId ?? 'any'}`, empty);
  const { value: plan, set } = draft;
  const { failure, isPending, submit } = useSubmit();

  const make = async (): Promise<void> => {
    const { withTemplate, date, startTime, endTime, cases, agencies, ...rest } = plan;
    const answer = await submit(async () => {
      const made = await saving(
        client.meetings.plan({
          ...rest,
          number: null,
          date: date ?? '',
          startTime: startTime ?? '',
          endTime: endTime ?? '',
          cases: [...cases],
          agencies: agencies.map((one) => ({ ...one })),
          items: withTemplate
            ? template(plan.type).map(({ key, subject }) => ({ title: formatMessage({ id: `meetings.template.${key}` }), subject }))
            : [],
        }),
      );
      if (!made.ok) return made;
      for (const one of made.value.cases) markOpened(one.caseId);
      await draft.discard();
      return made;
    });
    if (answer?.ok) replace({ at: 'meeting', meetingId: answer.value.id, tab: 'prepare' });
  };
  const leave = (): void => {
    void draft.discard();
    back();
  };

  return (
    <>
      <PageHeader
        title={formatMessage({ id: 'meetings.plan' })}
        sub={<DraftState draft={draft} />}
        actions={
          <>
            <Button onPress={leave}>{formatMessage({ id: 'common.cancel' })}</Button>
            <Button variant="primary" isPending={isPending} onPress={() => void make()}>
              {formatMessage({ id: 'meetings.make' })}
            </Button>
          </>
        }
      />
      <FormColumn>
        {failure && !failure.fields && <p role="alert">{sentence(failure)}</p>}
        <TogetherWarning cases={plan.cases} />
        <RadioGroup
          label={formatMessage({ id: 'meetings.type' })}
          isRow
          options={meetingTypes.map((type) => ({ value: type, label: formatMessage({ id: `meetings.type.${type}` }) }))}
          value={plan.type}
          onChange={(type) => set({ type })}
        />
        <DateField
          label={formatMessage({ id: 'meetings.date' })}
          value={plan.date}
          today={today}
          error={field(failure, 'date')}
          onChange={(date) => set({ date })}
        />
        <FieldPair>
          <TimeField
            label={formatMessage({ id: 'meetings.start' })}
            value={plan.startTime}
            error={field(failure, 'startTime')}
            onChange={(startTime) => set({ startTime })}
          />
          <TimeField
            label={formatMessage({ id: 'meetings.end' })}
            value={plan.endTime}
            error={field(failure, 'endTime')}
            onChange={(endTime) => set({ endTime })}
          />
        </FieldPair>
        <TextField
          label={formatMessage({ id: 'meetings.place' })}
          description={formatMessage({ id: 'meetings.place.hint' })}
          isOptional
          value={plan.place}
          error={field(failure, 'place')}
          onChange={(place) => set({ place })}
        />
        <AboutFields value={plan.cases} error={field(failure, 'cases')} onChange={(cases) => set({ cases })} />
        <ReasonField failure={failure} value={plan.reason} onChange={(reason) => set({ reason })} />
        <Section label={formatMessage({ id: 'meetings.invited' })}>
          <Card>
            <InvitedFields value={plan.agencies} onChange={(agencies) => set({ agencies })} />
          </Card>
        </Section>
        <Checkbox
          isSelected={plan.withTemplate}
          onChange={(withTemplate) => set({ withTemplate })}
          note={formatMessage({ id: 'meetings.template.hint' })}
        >
          {formatMessage({ id: 'meetings.template.use' })}
        </Checkbox>
      </FormColumn>
    </>
  );
};
