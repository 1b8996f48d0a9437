import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '../../base/ids.ts';
import { agencyIds, consentTo, person } from '../../testing/meeting-scene.ts';
import { aPdf } from '../../testing/scan-samples.ts';
import { addedAgency } from '../../testing/second-decider.ts';
import { openTestCore, value, type TestCore } from '../../testing/test-core.ts';
import type { ItemSubject } from './rules.ts';

/**
 * Names as people write them: in another form, in part, as they were before. The school hears of housing and the clinic of
 * health, so the school must never read that there is a clinic.
 */

let core: TestCore;
let alva: Id;
let school: Id;
let clinic: Id;
const clinicName = 'Beroendemottagningen Älvan';

beforeEach(async () => {
  core = await openTestCore({
    answer: (ask) =>
      ask.port === 'print-to-pdf'
        ? { kind: 'pdf', bytes: aPdf(1) }
        : ask.port === 'save-file'
          ? { kind: 'saved', name: ask.suggestedName }
          : { kind: 'cancelled' },
  });
  alva = await person(core, 'Alva');
  clinic = await addedAgency(core, { kind: 'region', name: clinicName, shortName: 'BMÄ', insideSecrecyAct: true });
  const title = 'Sjuksköterska';
  value(await core.client.settings.addContact({ agencyId: clinic, name: 'Karin Öst', title, phone: '', email: '' }));
  school = (await agencyIds(core)).get('Skolan') ?? '';
});
afterEach(() => {
  core.close();
  if (core.faults.length > 0) throw new Error('a fault of ours', { cause: core.faults[0] });
});

const printed = (): string => {
  const ask = core.asked.findLast((one) => one.port === 'print-to-pdf');
  return ask?.port === 'print-to-pdf' ? ask.html.normalize('NFC').replaceAll('\u00ad', '') : '';
};
type Planned = { readonly title: string; readonly subject: ItemSubject };
const plan = async (items: readonly Planned[], { place = '', cases = [alva], agencies = [school] } = {}) =>
  value(
    await core.client.meetings.plan({
      ...{ type: 'sig', number: null, date: '2026-05-07', startTime: '10:30', endTime: '11:30', place, cases },
      reason: 'mötet gäller dem båda',
      agencies: agencies.map((agencyId) => ({ agencyId, contactId: null })),
      items: [...items],
    }),
  );
type Said = { readonly place?: string; readonly source?: string; readonly decider?: string; readonly text?: string };

/** Held, and finalised by somebody who has seen what it mentions. Only the school was called. */
const finalised = async ({ place = '', source = '', decider = 'Maja Ek', text = 'Ett rum finns' }: Said): Promise<Id> => {
  await consentTo(core, alva, [school], ['housing']);
  await consentTo(core, alva, [clinic], ['health']);
  const { id: meetingId, items } = await plan([{ title: 'Boende', subject: 'housing' }], { place });
  value(await core.client.meetings.hold({ meetingId }));
  value(await core.client.meetings.setAttendance({ meetingId, agencyId: school, attendance: 'present' }));
  const changes = {
    statements: [{ id: 's1', nature: 'fact' as const, source, text }],
    decisions: [{ id: 'd1', text: 'Ansöka', decider }],
  };
  value(await core.client.meetings.changeItem({ meetingId, itemId: items[0]?.id ?? '', version: items[0]?.version ?? 0, changes }));
  const seen = await keys(meetingId, 'minutes');
  const { version } = value(await core.client.meetings.get({ meetingId }));
  value(await core.client.meetings.finalise({ meetingId, version, seen }));
  return meetingId;
};
const found = async (meetingId: Id, document: 'agenda' | 'minutes' = 'agenda') =>
  value(await core.client.meetings.mentions({ meetingId, document }));
const keys = async (meetingId: Id, document: 'agenda' | 'minutes') => (await found(meetingId, document)).map(({ key }) => key);
/** The school's minutes, as somebody saves them who has seen what they mention now. */
const minutes = async (meetingId: Id): Promise<string> => {
  const seen = await keys(meetingId, 'minutes');
  const recipient = { kind: 'agency', agencyId: school } as const;
  value(await core.client.meetings.save({ meetingId, document: 'minutes', version: null, recipient, as: 'pdf', seen }));
  return printed();
};

describe('the paper of an agency names no other that it may not hear of, however the name is written', () => {
  it.each([
    ['decomposed', clinicName.normalize('NFD')],
    ['with two spaces', 'Beroendemottagningen  Älvan'],
    ['with a non-breaking space', 'Beroendemottagningen\u00a0Älvan'],
    ['with a soft hyphen', 'Beroende\u00admottagningen Älvan'],
    ['with a zero-width space', 'Beroendemottagningen\u200b Älvan'],
    ['on two lines', 'Beroendemottagningen\nÄlvan'],
    ['in part', 'Beroendemottagningen'],
    ['in part, as a genitive', 'Beroendemottagningens läkare'],
    ['in a compound', 'Beroendemottagningen Älvanlokalen'],
    ['in a word of its own making', 'Beroendemottagningspersonalen'],
    ['as nobody told the register', 'Avgiftningen'],
  ])('as a source and a decider: %s', async (_, text) => {
    const paper = await minutes(await finalised({ source: text, decider: text }));
    expect(paper).toContain('Ett rum finns');
    expect(paper).not.toMatch(/Beroende|Älvan|Avgift/u);
  });

  it.each([
    ['decomposed', 'Hos BMÄ'.normalize('NFD')],
    ['as a genitive', 'BMÄ:s lokal'],
    ['with its letters apart', 'Hos B.M.Ä.'],
    ['by a family name', 'Hos Öst'],
    ['by an initial', 'K. Öst'],
    ['with a non-breaking space', 'Karin\u00a0Öst'],
    ['the other way round', 'Öst, Karin'],
    ['without its marks', 'Hos Karin Ost'],
  ])('in the place: %s', async (_, place) => {
    const paper = await minutes(await finalised({ place }));
    expect(paper).not.toMatch(/BMÄ|Öst/u);
    expect(paper).not.toContain(place);
  });

  it('and still says where it was, who said it and who decided, where none of them tells', async () => {
    const paper = await minutes(await finalised({ place: 'Kommunhuset, rum 3', source: 'Samtal med mormor', decider: 'M. Ek' }));
    for (const word of ['Kommunhuset, rum 3', 'Samtal med mormor', 'M. Ek']) expect(paper).toContain(word);
  });
});
