import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '../../../base/ids.ts';
import { alva as child, registerChild } from '../../../testing/consent-samples.ts';
import { agencyIds, consentTo, person } from '../../../testing/meeting-scene.ts';
import { aPdf } from '../../../testing/scan-samples.ts';
import { addedAgency, secondDecider } from '../../../testing/second-decider.ts';
import { openTestCore, passphrase, value, type TestCore } from '../../../testing/test-core.ts';
import type { ItemSubject } from '../rules.ts';

/**
 * Names as people write them: in another form, in part, or an earlier name. The school hears of housing and the clinic of
 * health, so the school must never read that there is a clinic.
 */

let core: TestCore;
let alva: Id;
let school: Id;
let clinic: Id;
let nurse: Id;
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
  nurse = value(await core.client.settings.addContact({ agencyId: clinic, name: 'Karin Öst', title, phone: '', email: '' })).id;
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
/** The school's minutes, saved by somebody who has seen what they mention now. */
const minutes = async (meetingId: Id): Promise<string> => {
  const seen = value(await core.client.meetings.mentions({ meetingId, document: 'minutes', version: null })).map(({ key }) => key);
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
    ['beside a picture', '🏥 Beroende'],
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
    ['with a sign within it', 'Beroende-mottagningen'],
    ['cut off', 'Beroendemott.'],
    ['in a compound of another', 'Polishuset'],
    ['without its ending', 'Hos polis'],
    ['in a compound of its short name', 'BMÄhuset'],
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

describe('what is told before a paper leaves', () => {
  const told = async (title: string): Promise<readonly string[]> => {
    await consentTo(core, alva, [school], ['housing']);
    const { id } = await plan([{ title, subject: 'housing' }]);
    return (await found(id)).map(({ kind, what }) => `${kind} ${what}`);
  };
  const change = async (caseId: Id, changes: Parameters<typeof core.client.participants.change>[0]['changes']): Promise<void> => {
    const { version } = value(await core.client.participants.get({ caseId }));
    value(await core.client.participants.change({ caseId, version, changes }));
  };

  it.each(['Milo\u00a0Testsson', 'milo  testsson', 'MILO', 'Mi\u00adlo', 'Ｍｉｌｏ', 'Testsson', 'M. Testsson', 'Milo-Testsson'])(
    'is somebody by a name written as %s',
    async (text) => {
      await person(core, 'Milo');
      expect(await told(`Om ${text} nu`)).toContain('person Milo Testsson');
    },
  );

  it('is somebody by a name decomposed, or without its marks', async () => {
    await person(core, 'Åsa');
    await person(core, 'André');
    expect(await told('Om Åsa nu'.normalize('NFD'))).toEqual(['person Åsa Testsson']);
    expect(await told('Om Andre nu')).toEqual(['person André Testsson']);
  });

  it('is an agency by a name decomposed', async () => {
    expect(await told(`Efter ${clinicName}`.normalize('NFD'))).toEqual([`agency ${clinicName}`]);
  });

  it('is somebody of another file that is open, by her own name though she has an alias, and by all her aliases', async () => {
    const milo = await person(core, 'Milo');
    await change(milo, { alias: 'Falken', otherAliases: 'Räven, Sparven' });
    for (const name of ['Milo Testsson', 'Falken', 'räven', 'Sparven'])
      expect(await told(`Flytten från ${name}`)).toEqual(['person Milo Testsson']);
  });

  it('is a guardian of another file that is open, and a threat', async () => {
    await registerChild(core, { ...child, givenName: 'Nils' });
    const threat = { relation: 'f.d. kriminell kontakt', motive: 'skuld', note: '' };
    value(await core.client.threats.addActor({ caseId: alva, pseudonym: 'Gråa Vargen', ...threat }));
    expect(await told('Boende hos Cecilia Testberg, bort från gråa vargen')).toEqual(['person Gråa Vargen', 'person Cecilia Testberg']);
  });

  it('is nobody of a file that is shut but whom the lists show, as they show her', async () => {
    const { caseId } = await registerChild(core, { ...child, givenName: 'Nils' });
    await change(caseId, { alias: 'Falken' });
    await core.client.users.lock({});
    value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    value(await core.client.participants.openCase({ caseId: alva, reason: '' }));
    expect(await told('Nils, Falken och Cecilia Testberg')).toEqual(['person Falken']);
  });

  it('is one who was taken off the meeting: a title that names her has no subject any more', async () => {
    const milo = await person(core, 'Milo');
    await change(milo, { protection: 'protected-registration' });
    await consentTo(core, alva, [school], ['housing']);
    const { id, version } = await plan(
      [
        { title: 'MILO flyttar', subject: 'housing' },
        { title: 'Boende', subject: 'housing' },
      ],
      { cases: [alva, milo] },
    );
    const after = value(await core.client.meetings.setCases({ meetingId: id, version, cases: [alva] }));
    expect(after.items.map(({ subject }) => subject)).toEqual([null, 'housing']);
    const [named] = after.items;
    const again = { meetingId: id, itemId: named?.id ?? '', version: named?.version ?? 0, changes: { subject: 'housing' as const } };
    value(await core.client.meetings.changeItem(again));
    expect((await found(id)).map(({ what }) => what)).toEqual(['Milo Testsson']);
  });
});

describe('a name that an agency had when minutes were finished', () => {
  it('is held back after its short name changed', async () => {
    const meetingId = await finalised({ place: 'Hos BMÄ' });
    value(await core.client.settings.changeShortName({ id: clinic, shortName: 'Dagvård' }));
    value(await core.client.settings.changeShortName({ id: clinic, shortName: 'Kliniken' }));
    expect(await minutes(meetingId)).not.toContain('BMÄ');
    expect(await minutes(await finalised({ place: 'Hos Dagvård' }))).not.toContain('Dagvård');
  });

  it('is held back after a contact has another name, or is gone', async () => {
    const meetingId = await finalised({ place: 'Hos Öst', source: 'Karin Öst', decider: 'Karin Öst' });
    const contact = { id: nurse, title: '', phone: '', email: '' };
    value(await core.client.settings.changeContact({ ...contact, name: 'Karin Berg', active: true }));
    value(await core.client.settings.changeContact({ ...contact, name: 'Anna Berg', active: false }));
    expect(await minutes(meetingId)).not.toMatch(/Öst|Karin/u);
  });

  it('is held back after two have renamed it, and after it was closed', async () => {
    const meetingId = await finalised({ place: 'Hos Beroendemottagningen' });
    const { signerId, secret } = await secondDecider(core);
    const fields = { kind: 'region', insideSecrecyAct: true, ownOrganisation: false, active: true } as const;
    const renamed = { ...fields, id: clinic, name: 'Psykiatrin', shortName: 'Psyk' };
    value(await core.client.decisions.changeAgency({ ...renamed, signerId }, [secret()]));
    expect(await minutes(meetingId)).not.toContain('Beroende');
    value(await core.client.decisions.closeAgency({ id: clinic, what: 'active' }));
    expect(await minutes(meetingId)).not.toContain('Beroende');
  });
});

const unseen = { ok: false, error: { code: 'invalid', fields: { mentions: 'mentions-unseen' } } };

describe('what may be heard changes', () => {
  const withdrawn = async (): Promise<Id> => {
    await consentTo(core, alva, [clinic], ['housing']);
    const meetingId = await finalised({ text: 'Beroendemottagningen ordnar rum' });
    const consents = value(await core.client.consents.list({ caseId: alva }));
    const consentIds = consents.filter((one) => one.cells.some((cell) => cell.agencyId === clinic)).map(({ id }) => id);
    const withdrawnAt = core.clock.now;
    value(await core.client.consents.withdraw({ caseId: alva, consentIds, agencyId: clinic, subject: null, withdrawnAt, toldBy: 'Alva' }));
    core.clock.now = '2026-05-07T12:00:00.000Z';
    return meetingId;
  };

  it('and minutes that mention what may not be heard any more are read again before they leave, which is logged', async () => {
    const meetingId = await withdrawn();
    const minutesFor = {
      meetingId,
      document: 'minutes',
      version: null,
      recipient: { kind: 'agency', agencyId: school },
      as: 'pdf',
    } as const;
    core.asked.splice(0);
    expect(await core.client.meetings.save(minutesFor)).toMatchObject(unseen);
    expect(await core.client.meetings.distribute({ meetingId, document: 'minutes', agencies: [school], as: 'pdf' })).toMatchObject(unseen);
    expect(core.asked).toEqual([]);
    const told = value(await core.client.meetings.mentions({ meetingId, document: 'minutes', version: null, agencies: [school] }));
    expect(told.map(({ kind, what }) => [kind, what])).toEqual([['agency', clinicName]]);
    value(await core.client.meetings.save({ ...minutesFor, seen: told.map(({ key }) => key) }));
    expect(printed()).toContain('Beroendemottagningen ordnar rum');
    const kind = 'meetings.minutes-mentions-seen';
    const { entries } = value(
      await core.client.audit.list({ kind, userId: null, caseNumber: '', from: null, to: null, before: null, limit: 9 }),
    );
    expect(entries).toHaveLength(1);
  });

  it('and our own unit, and an agency that hears none of it, are asked nothing', async () => {
    const meetingId = await withdrawn();
    const own = { meetingId, document: 'minutes', version: null, recipient: { kind: 'own-unit' }, as: 'pdf' } as const;
    value(await core.client.meetings.save(own));
    expect(value(await core.client.meetings.mentions({ meetingId, document: 'minutes', version: null, agencies: [clinic] }))).toEqual([]);
  });
});

describe('the screen in the room', () => {
  it('shows no heading that mentions somebody before that was read, and the log says that it was', async () => {
    await consentTo(core, alva, [school], ['housing']);
    const { id: meetingId } = await plan([
      { title: `Boende efter ${clinicName}`, subject: 'housing' },
      { title: 'Samtal med Karin Öst', subject: 'health' },
    ]);
    expect(await core.client.meetings.project({ meetingId })).toMatchObject(unseen);
    expect(await core.client.meetings.project({ meetingId, seen: ['annat'] })).toMatchObject(unseen);
    const told = value(await core.client.meetings.mentions({ meetingId, document: 'room' }));
    expect(told.map(({ field, kind, what }) => [field, kind, what])).toEqual([['title', 'agency', clinicName]]);
    const { items } = value(await core.client.meetings.project({ meetingId, seen: told.map(({ key }) => key) }));
    expect(items.map(({ title }) => title)).toEqual([`Boende efter ${clinicName}`]);
    const kind = 'meetings.projected';
    const { entries } = value(
      await core.client.audit.list({ kind, userId: null, caseNumber: '', from: null, to: null, before: null, limit: 9 }),
    );
    const { payload } = value(await core.client.audit.openPayload({ seq: entries[0]?.seq ?? 0 }));
    expect(payload).toContain('"kind":"agency"');
    expect(payload).not.toContain('Beroende');
  });
});
