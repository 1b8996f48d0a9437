import { weekday, type IsoDate } from '../../base/dates.ts';
import { newId } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import type { AgencyKind } from '../../base/terms.ts';
import type { OpenContext } from '../../register/context.ts';
import { actionsHandlers } from '../../areas/actions/service.ts';
import type { Meeting } from '../../areas/meetings/contract.ts';
import type { Attendance } from '../../areas/meetings/rules.ts';
import { meetingsHandlers } from '../../areas/meetings/service.ts';
import { allAgencies } from '../../areas/settings/store.ts';
import { heldMeetings, type Held } from './held-meetings.ts';
import { noBytes, type Step, type Story } from './story.ts';

const invite = (context: OpenContext, kinds: readonly AgencyKind[]) =>
  allAgencies(context.db)
    .filter((agency) => kinds.includes(agency.kind))
    .map((agency) => ({ agencyId: agency.id, contactId: agency.contacts[0]?.id ?? null }));

/** The date of the meeting: today stays as it is, other days are moved off the weekend. */
const dateOf = (story: Story, { days }: Held): IsoDate => (days === 0 ? story.today : story.workday(days));

const steps = (story: Story, held: Held): readonly Step[] => {
  const date = dateOf(story, held);
  const days = held.days === 0 ? 0 : held.days + Math.min(0, 5 - weekday(story.day(held.days)));
  let id = '';
  const get = (context: OpenContext): Meeting => {
    for (const who of held.about) story.open(context, who);
    return meetingsHandlers.get({ meetingId: id }, context, noBytes);
  };
  const plan = story.step(Math.min(days - 8, -1), '14:05', (context) => {
    for (const who of held.about) story.open(context, who);
    const meeting = meetingsHandlers.plan(
      {
        type: held.type,
        number: held.number,
        date,
        startTime: held.from,
        endTime: held.to,
        place: 'Socialkontoret, rum 3',
        cases: held.about.map(story.caseOf),
        agencies: invite(context, held.invited),
        items: held.items.map(({ title, subject }) => ({ title, subject })),
        reason: '',
      },
      context,
      noBytes,
    );
    ({ id } = meeting);
  });
  if (held.state === 'planned') return [plan];

  const hold = story.step(days, held.from, (context) => {
    get(context);
    meetingsHandlers.hold({ meetingId: id }, context, noBytes);
    for (const agency of get(context).agencies) {
      const attendance: Attendance = held.away?.includes(agency.agencyKind) ? 'apologies' : 'present';
      meetingsHandlers.setAttendance({ meetingId: id, agencyId: agency.agencyId, attendance }, context, noBytes);
    }
  });
  const write = story.step(days, held.to, (context) => {
    for (const [i, { said = [], decided, agreed = [] }] of held.items.entries()) {
      const item = get(context).items[i];
      if (!item || (said.length === 0 && decided === undefined && agreed.length === 0)) continue;
      meetingsHandlers.changeItem(
        {
          meetingId: id,
          itemId: item.id,
          version: item.version,
          changes: {
            statements: said.map(([nature, source, text]) => ({ id: newId(), nature, source, text })),
            decisions: decided === undefined ? [] : [{ id: newId(), text: decided, decider: 'M. Ek' }],
            actions: agreed.map(({ what, by, name = '', due }) => ({
              id: newId(),
              what,
              ownerAgencyId: by === null ? null : story.agency(context, by),
              ownerName: name,
              dueOn: story.day(due),
            })),
          },
        },
        context,
        noBytes,
      );
    }
    const { next } = held;
    const nextDate = next === undefined ? null : next === 0 ? story.today : story.workday(next);
    const { version } = get(context);
    meetingsHandlers.change(
      { meetingId: id, version, changes: { consentRead: true, nextDate, nextTime: nextDate && held.from } },
      context,
      noBytes,
    );
  });
  if (held.state === 'held') return [plan, hold, write];

  const finalise: Step = {
    ...story.step(days, '16:10', (context) => {
      const { version } = get(context);
      const seen = meetingsHandlers.mentions({ meetingId: id, document: 'minutes' }, context, noBytes).map((one) => one.key);
      meetingsHandlers.finalise({ meetingId: id, version, seen }, context, noBytes);
    }),
    leave: async (context) => {
      for (const { agencyId } of context.read(get).agencies) {
        const recipient = { kind: 'agency', agencyId } as const;
        // One paper after the other, as from a printer.
        await meetingsHandlers
          .save({ meetingId: id, document: 'minutes', version: null, recipient, as: 'print' }, context, noBytes)
          .catch((error: unknown) => {
            // An agency that may be told nothing gets no paper.
            if (!(error instanceof Refusal && error.failure.code === 'not-covered')) throw error;
          });
      }
    },
  };
  const ticks = held.items
    .flatMap(({ agreed = [] }) => agreed)
    .flatMap(({ what, done }) =>
      done === undefined
        ? []
        : [
            story.step(done, '15:40', (context) => {
              const caseId = story.open(context, held.about[0] ?? 'alva');
              const action = actionsHandlers.list({ caseId }, context, noBytes).find((each) => each.what === what && each.doneAt === null);
              if (action) actionsHandlers.setDone({ caseId, id: action.id, version: action.version, isDone: true }, context, noBytes);
            }),
          ],
    );
  return [plan, hold, write, finalise, ...ticks];
};

export const meetingSteps = (story: Story): readonly Step[] => heldMeetings.flatMap((held) => steps(story, held));
