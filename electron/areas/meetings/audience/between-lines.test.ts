import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '../../../base/ids.ts';
import type { SubjectArea } from '../../../base/terms.ts';
import { agencyIds, consentTo, person } from '../../../testing/meeting-scene.ts';
import { addedAgency } from '../../../testing/second-decider.ts';
import { openTestCore, value, type TestCore } from '../../../testing/test-core.ts';
import type { Item, Meeting } from '../contract.ts';
import { aPdf } from '../../../testing/scan-samples.ts';

/** What an agency could read between the lines of its paper: who else is in it, that anyone else is, what is left out. */

let core: TestCore;
let alva: Id;
let agency: (shortName: string) => Id;
const clinic = 'Kliniken Nord';

beforeEach(async () => {
  core = await openTestCore();
  await addedAgency(core, { name: clinic, shortName: 'Nordkliniken', kind: 'region', insideSecrecyAct: true });
  const ids = await agencyIds(core);
  agency = (name) => ids.get(name === clinic ? 'Nordkliniken' : name) ?? '';
  alva = await person(core, 'Alva');
});
afterEach(() => {
  const [fault] = core.faults;
  core.close();
  if (fault !== undefined) throw new Error('a fault of ours', { cause: fault });
});

const opening = { title: 'Öppning, närvaro, samtycke läses upp', subject: 'formal' } as const;
type Planned = { readonly title: string; readonly subject: SubjectArea | 'formal' | null };

const plan = async (cases: readonly Id[], agencies: readonly string[], items: readonly Planned[], place = 'Rådhuset'): Promise<Meeting> =>
  value(
    await core.client.meetings.plan({
      type: 'sig',
      number: null,
      date: '2026-05-07',
      startTime: '10:30',
      endTime: '11:30',
      place,
      cases: [...cases],
      agencies: agencies.map((name) => ({ agencyId: agency(name), contactId: null })),
      items: items.map((item) => ({ ...item })),
      reason: '',
    }),
  );

const write = async (meeting: Meeting, title: string, changes: Partial<Pick<Item, 'cases' | 'statements' | 'decisions' | 'actions'>>) => {
  const item = meeting.items.find((one) => one.title === title);
  if (!item) throw new Error('no such item');
  return value(await core.client.meetings.changeItem({ meetingId: meeting.id, itemId: item.id, version: item.version, changes }));
};

const finalise = async ({ id: meetingId }: Meeting, away: readonly string[] = []): Promise<void> => {
  const held = value(await core.client.meetings.hold({ meetingId }));
  for (const { agencyId, name } of held.agencies)
    value(await core.client.meetings.setAttendance({ meetingId, agencyId, attendance: away.includes(name) ? 'absent' : 'present' }));
  value(await core.client.meetings.finalise({ meetingId, version: held.version }));
};

/** The text that a reader of the paper sees. */
const paper = async (meetingId: Id, name: string, document: 'agenda' | 'minutes'): Promise<string> => {
  core.answers.push(
    () => ({ kind: 'pdf', bytes: aPdf(1) }),
    (ask) => ({ kind: 'saved', name: ask.port === 'save-file' ? ask.suggestedName : '' }),
  );
  const recipient = { kind: 'agency', agencyId: agency(name) } as const;
  value(await core.client.meetings.save({ meetingId, document, version: null, recipient, as: 'pdf' }));
  const ask = core.asked.findLast((one) => one.port === 'print-to-pdf');
  const html = ask?.port === 'print-to-pdf' ? ask.html : '';
  return html
    .slice(html.indexOf('<body'))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
};

describe('who is called and present', () => {
  it('gives away no clinic to the school through the formal opening, present or absent', async () => {
    await consentTo(core, alva, [agency('Skolan')], ['school-work']);
    await consentTo(core, alva, [agency(clinic)], ['addiction']);
    const items = [opening, { title: 'Skolgång', subject: 'school-work' }, { title: 'Behandling', subject: 'addiction' }] as const;
    for (const away of [[], [clinic]]) {
      const meeting = await plan([alva], ['Skolan', clinic], items);
      expect(await paper(meeting.id, 'Skolan', 'agenda')).not.toContain(clinic);
      await finalise(meeting, away);
      const school = await paper(meeting.id, 'Skolan', 'minutes');
      expect(school).not.toContain(clinic);
      // Its own presence and the opening are still there.
      expect(school).toContain('Skolan');
      expect(school).toContain('Öppning');
      expect(await paper(meeting.id, clinic, 'minutes')).not.toContain('Skolgång');
    }
  });

  it('is no paper at all for an agency that hears nothing but form', async () => {
    await consentTo(core, alva, [agency('Skolan')], ['school-work']);
    const meeting = await plan([alva], ['Skolan'], [opening, { title: 'Behandling', subject: 'addiction' }]);
    const recipient = { kind: 'agency', agencyId: agency('Skolan') } as const;
    const preview = value(await core.client.meetings.preview({ meetingId: meeting.id, document: 'agenda', recipient }));
    expect(preview.isCovered).toBe(false);
  });
});

describe('an action', () => {
  it('names no owner that may not hear its item, neither the agency nor who there', async () => {
    await consentTo(core, alva, [agency('Skolan')], ['school-work']);
    await consentTo(core, alva, [agency(clinic)], ['addiction']);
    const meeting = await plan([alva], ['Skolan', clinic], [{ title: 'Skolgång', subject: 'school-work' }]);
    await write(meeting, 'Skolgång', {
      actions: [
        { id: 'a1', what: 'Ring rektor', ownerAgencyId: agency(clinic), ownerName: 'Dr Nord', dueOn: '2026-05-12' },
        { id: 'a2', what: 'Nytt schema', ownerAgencyId: agency('Skolan'), ownerName: 'S. Lind', dueOn: '2026-05-13' },
      ],
    });
    await finalise(meeting);
    const school = await paper(meeting.id, 'Skolan', 'minutes');
    expect(school).toContain('Ring rektor');
    for (const withheld of [clinic, 'Dr Nord']) expect(school).not.toContain(withheld);
    expect(school).toContain('S. Lind');
  });
});

describe('a note', () => {
  it('names no source and no decider of an agency that may not hear its item', async () => {
    await consentTo(core, alva, [agency('Skolan')], ['school-work']);
    await consentTo(core, alva, [agency(clinic)], ['addiction']);
    const meeting = await plan([alva], ['Skolan', clinic], [{ title: 'Skolgång', subject: 'school-work' }]);
    await write(meeting, 'Skolgång', {
      statements: [
        { id: 's1', nature: 'fact', source: `Dr Nord, ${clinic}`, text: 'Frånvaron är förklarad.' },
        { id: 's2', nature: 'fact', source: 'Skolan', text: 'Klassbyte är möjligt.' },
      ],
      decisions: [{ id: 'd1', text: 'Nytt schema', decider: `${clinic}s chef` }],
    });
    await finalise(meeting);
    const school = await paper(meeting.id, 'Skolan', 'minutes');
    expect(school).toContain('Frånvaron är förklarad.');
    expect(school).toContain('Uppgift · Skolan');
    for (const withheld of [clinic, 'Dr Nord']) expect(school).not.toContain(withheld);
  });
});

describe('the head of a paper', () => {
  it('has no place that names an agency which the reader may not know of', async () => {
    await consentTo(core, alva, [agency('Skolan')], ['school-work']);
    await consentTo(core, alva, [agency(clinic)], ['addiction']);
    const items = [
      { title: 'Skolgång', subject: 'school-work' },
      { title: 'Behandling', subject: 'addiction' },
    ] as const;
    const meeting = await plan([alva], ['Skolan', clinic], items, `${clinic}s rum 2`);
    await finalise(meeting);
    for (const document of ['agenda', 'minutes'] as const) {
      expect(await paper(meeting.id, 'Skolan', document)).not.toContain(clinic);
      expect(await paper(meeting.id, clinic, document)).toContain(`${clinic}s rum 2`);
    }
  });

  it('does not say by a consent, a case or anything else that a second person was there', async () => {
    const milo = await person(core, 'Milo');
    await consentTo(core, alva, [agency('Skolan')], ['school-work']);
    // The school is in Milo's consent, in a subject that this meeting does not touch.
    await consentTo(core, milo, [agency('Skolan')], ['leisure']);
    const items = [opening, { title: 'Skolgång', subject: 'school-work' }, { title: 'Behandling', subject: 'addiction' }] as const;
    const alone = await plan([alva], ['Skolan'], [...items]);
    const together = await plan([alva, milo], ['Skolan'], [...items]);
    await write(together, 'Skolgång', { cases: [alva] });
    await write(together, 'Behandling', { cases: [milo] });
    await finalise(alone);
    await finalise(together);
    for (const document of ['agenda', 'minutes'] as const) {
      const [one, two] = [await paper(alone.id, 'Skolan', document), await paper(together.id, 'Skolan', document)];
      const same = (text: string): string => text.replaceAll(/möte \d+|Logg [0-9a-f ]+/gi, '');
      expect(same(two)).toBe(same(one));
    }
  });

  it('does not say by a number of the consent that others were asked before', async () => {
    await consentTo(core, alva, [agency(clinic)], ['addiction']);
    await consentTo(core, alva, [agency('Skolan')], ['school-work']);
    const meeting = await plan([alva], ['Skolan'], [{ title: 'Skolgång', subject: 'school-work' }]);
    await finalise(meeting);
    const school = await paper(meeting.id, 'Skolan', 'minutes');
    expect(school).toMatch(/giltigt t\.o\.m\. 2026-11-30/);
    expect(school).not.toContain('samtycke version 2');
  });

  it('does not say by a version that something else was corrected', async () => {
    await consentTo(core, alva, [agency('Skolan')], ['school-work']);
    const items = [
      { title: 'Skolgång', subject: 'school-work' },
      { title: 'Behandling', subject: 'addiction' },
    ] as const;
    const meeting = await plan([alva], ['Skolan'], items);
    await finalise(meeting);
    const before = await paper(meeting.id, 'Skolan', 'minutes');
    core.clock.now = '2026-05-09T08:00:00.000Z';
    const draft = value(await core.client.meetings.correct({ meetingId: meeting.id }));
    await write(draft, 'Behandling', { statements: [{ id: 's1', nature: 'fact', source: '', text: 'Rättat.' }] });
    await finalise(draft);
    const same = (text: string): string => text.replaceAll(/Logg [0-9a-f ]+/gi, '');
    expect(same(await paper(meeting.id, 'Skolan', 'minutes'))).toBe(same(before));
    core.clock.now = '2026-05-10T08:00:00.000Z';
    const again = value(await core.client.meetings.correct({ meetingId: meeting.id }));
    await write(again, 'Skolgång', { statements: [{ id: 's1', nature: 'fact', source: '', text: 'Rättat.' }] });
    await finalise(again);
    expect(await paper(meeting.id, 'Skolan', 'minutes')).toContain('version 2');
  });
});

describe('the screen in the room', () => {
  it('says nothing about what is left out, not even that something is', async () => {
    await consentTo(core, alva, [agency('Skolan')], ['school-work']);
    const items = [opening, { title: 'Behandling', subject: 'addiction' }, { title: 'Skolgång', subject: 'school-work' }] as const;
    const meeting = await plan([alva], ['Skolan'], items);
    const { items: shown } = value(await core.client.meetings.project({ meetingId: meeting.id }));
    expect(shown.map((one) => one.title)).toEqual([opening.title, 'Skolgång']);
  });
});

describe('before minutes are finished', () => {
  it('says what names a clinic in an item that the clinic does not hear; going on is a decision, and logged', async () => {
    await consentTo(core, alva, [agency('Skolan')], ['school-work']);
    const planned = await plan([alva], ['Skolan'], [{ title: 'Skolgång', subject: 'school-work' }]);
    await write(planned, 'Skolgång', { statements: [{ id: 's1', nature: 'fact', source: '', text: `Frånvaro för besök på ${clinic}.` }] });
    const meetingId = planned.id;
    value(await core.client.meetings.hold({ meetingId }));
    const held = value(await core.client.meetings.setAttendance({ meetingId, agencyId: agency('Skolan'), attendance: 'present' }));
    const mentions = value(await core.client.meetings.mentions({ meetingId, document: 'minutes' }));
    expect(mentions).toMatchObject([{ field: 'statements', kind: 'agency', what: clinic }]);
    const finish = (seen: readonly string[]) => core.client.meetings.finalise({ meetingId, version: held.version, seen: [...seen] });
    expect(await finish([])).toMatchObject({ ok: false, error: { fields: { mentions: 'mentions-unseen' } } });
    value(await finish(mentions.map((one) => one.key)));
  });
});
