import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '../../base/ids.ts';
import { cellsOf, milo as minor, registerChild } from '../../testing/consent-samples.ts';
import { agencyIds, consentTo, person } from '../../testing/meeting-scene.ts';
import { openTestCore, passphrase, refusal, testCore, value, type TestCore } from '../../testing/test-core.ts';
import type { Meeting } from './contract.ts';
import { aPdf } from '../../testing/scan-samples.ts';

let core: TestCore;
let alva: Id;
let agency: (shortName: string) => Id;

const items = [
  { title: 'Säkerhet nu', subject: 'safety' },
  { title: 'Boende från juni', subject: 'housing' },
  { title: 'Skolgång', subject: 'school-work' },
  { title: 'Behandling', subject: 'health' },
] as const;

const plan = async (
  cases: readonly Id[],
  agencies: readonly string[],
  given: readonly (typeof items)[number][] = items,
): Promise<Meeting> =>
  value(
    await core.client.meetings.plan({
      type: 'sig',
      number: null,
      date: '2026-05-07',
      startTime: '10:30',
      endTime: '11:30',
      place: 'Rådhuset',
      cases: [...cases],
      agencies: agencies.map((name) => ({ agencyId: agency(name), contactId: null })),
      items: given.map((item) => ({ ...item })),
      reason: '',
    }),
  );

/** Notes, a decision and an action under an item; attendance for everybody; held. */
const hold = async (meeting: Meeting, index: number, words: string): Promise<Meeting> => {
  const meetingId = meeting.id;
  value(await core.client.meetings.hold({ meetingId }));
  for (const { agencyId } of meeting.agencies)
    value(await core.client.meetings.setAttendance({ meetingId, agencyId, attendance: 'present' }));
  const item = meeting.items[index];
  if (!item) throw new Error('no such item');
  return value(
    await core.client.meetings.changeItem({
      meetingId,
      itemId: item.id,
      version: item.version,
      changes: {
        statements: [{ id: 's1', nature: 'fact', source: 'Polisen', text: `${words} uppgift` }],
        decisions: [{ id: 'd1', text: `${words} beslut`, decider: 'M. Ek' }],
        actions: [{ id: 'a1', what: `${words} åtgärd`, ownerAgencyId: agency('Polisen'), ownerName: 'K. Öst', dueOn: '2026-05-12' }],
      },
    }),
  );
};

const finalise = async (meeting: Meeting): Promise<Meeting> =>
  value(await core.client.meetings.finalise({ meetingId: meeting.id, version: meeting.version }));

/** The HTML that was printed to PDF for the last paper saved. */
const printed = (): string => {
  const ask = core.asked.findLast((one) => one.port === 'print-to-pdf');
  return ask?.port === 'print-to-pdf' ? ask.html : '';
};

const answerPdf = (): void => {
  core.answers.push(
    () => ({ kind: 'pdf', bytes: aPdf(1) }),
    (ask) => ({ kind: 'saved', name: ask.port === 'save-file' ? ask.suggestedName : '' }),
  );
};

beforeEach(async () => {
  core = await openTestCore();
  const ids = await agencyIds(core);
  agency = (name) => ids.get(name) ?? '';
  alva = await person(core, 'Alva');
});
afterEach(() => {
  const [fault] = core.faults;
  core.close();
  if (fault !== undefined) throw new Error('a fault of ours', { cause: fault });
});

describe('cover', () => {
  it('gives police and probation four items of four and school none, when consent names only those two', async () => {
    await consentTo(core, alva, [agency('Polisen'), agency('Frivården')]);
    const { id: meetingId } = await plan([alva], ['Polisen', 'Frivården', 'Skolan']);
    const cover = value(await core.client.meetings.cover({ meetingId }));
    const heard = (name: string): number => cover.filter((cell) => cell.agencyId === agency(name) && cell.isHeard).length;
    expect([heard('Polisen'), heard('Frivården'), heard('Skolan')]).toEqual([4, 4, 0]);
    expect(new Set(cover.filter((cell) => !cell.isHeard).map((cell) => cell.why))).toEqual(new Set(['not-included']));
    const preview = await core.client.meetings.preview({
      meetingId,
      document: 'agenda',
      recipient: { kind: 'agency', agencyId: agency('Skolan') },
    });
    expect(value(preview)).toMatchObject({ isCovered: false, headings: [] });
    const save = await core.client.meetings.save({
      meetingId,
      document: 'agenda',
      version: null,
      recipient: { kind: 'agency', agencyId: agency('Skolan') },
      as: 'pdf',
    });
    expect(refusal(save)).toBe('not-covered');
    expect(core.asked).toEqual([]);
  });

  it('needs the consent of everybody an item is about', async () => {
    const milo = await person(core, 'Milo');
    await consentTo(core, alva, [agency('Polisen')]);
    const meeting = await plan([alva, milo], ['Polisen']);
    const cover = value(await core.client.meetings.cover({ meetingId: meeting.id }));
    expect(cover.every((cell) => !cell.isHeard)).toBe(true);
    const milosNumber = value(await core.client.participants.get({ caseId: milo })).caseNumber;
    expect(cover[0]?.caseNumber).toBe(milosNumber);
    const item = meeting.items[0];
    if (!item) throw new Error('no item');
    value(
      await core.client.meetings.changeItem({ meetingId: meeting.id, itemId: item.id, version: item.version, changes: { cases: [alva] } }),
    );
    const after = value(await core.client.meetings.cover({ meetingId: meeting.id }));
    expect(after.filter((cell) => cell.isHeard).map((cell) => cell.itemId)).toEqual([item.id]);
  });

  it('closes an item without subject and one that may not be passed on', async () => {
    await consentTo(core, alva, [agency('Polisen')]);
    const { id: meetingId, items: planned } = await plan([alva], ['Polisen']);
    const [first, second] = planned;
    if (!first || !second) throw new Error('no items');
    value(await core.client.meetings.changeItem({ meetingId, itemId: first.id, version: first.version, changes: { subject: null } }));
    value(
      await core.client.meetings.changeItem({
        meetingId,
        itemId: second.id,
        version: second.version,
        changes: { restriction: 'no-onward' },
      }),
    );
    const cover = value(await core.client.meetings.cover({ meetingId }));
    expect(cover.map((cell) => cell.why)).toEqual(['untagged', 'restricted', null, null]);
  });

  it('adds a new case to every item, so that nobody hears more than before', async () => {
    const milo = await person(core, 'Milo');
    await consentTo(core, alva, [agency('Polisen')]);
    const meeting = await plan([alva], ['Polisen']);
    const after = value(await core.client.meetings.setCases({ meetingId: meeting.id, version: meeting.version, cases: [alva, milo] }));
    expect(after.items.every((item) => item.cases.length === 2)).toBe(true);
    expect(value(await core.client.meetings.cover({ meetingId: meeting.id })).some((cell) => cell.isHeard)).toBe(false);
  });

  it('holds back what is written on an item when one whom it may speak of is taken off the meeting', async () => {
    const milo = await person(core, 'Milo');
    await consentTo(core, alva, [agency('Polisen')]);
    const meeting = await plan([alva, milo], ['Polisen']);
    const written = meeting.items.find((item) => item.subject === 'safety');
    const blank = meeting.items.find((item) => item.subject === 'housing');
    value(
      await core.client.meetings.changeItem({
        meetingId: meeting.id,
        itemId: written?.id ?? '',
        version: written?.version ?? 0,
        changes: { statements: [{ id: crypto.randomUUID(), nature: 'fact', source: '', text: 'Milo har hotat Alva.' }] },
      }),
    );
    const now = value(await core.client.meetings.get({ meetingId: meeting.id }));
    const after = value(await core.client.meetings.setCases({ meetingId: meeting.id, version: now.version, cases: [alva] }));
    const subjectOf = (id: string | undefined) => after.items.find((item) => item.id === id)?.subject;
    expect([subjectOf(written?.id), subjectOf(blank?.id)]).toEqual([null, 'housing']);
    const heard = value(await core.client.meetings.cover({ meetingId: meeting.id })).filter((cell) => cell.isHeard);
    expect(heard.map((cell) => cell.itemId)).toContain(blank?.id);
    expect(heard.map((cell) => cell.itemId)).not.toContain(written?.id);
  });
});

describe('minutes', () => {
  it('give an agency its items, numbered without gap, and no word of the others', async () => {
    await consentTo(core, alva, [agency('Polisen')]);
    await consentTo(core, alva, [agency('Skolan')], ['school-work', 'leisure']);
    const meeting = await finalise(await hold(await plan([alva], ['Polisen', 'Skolan']), 1, 'Hemlighetsord'));
    const save = async (name: string) => {
      answerPdf();
      return value(
        await core.client.meetings.save({
          meetingId: meeting.id,
          document: 'minutes',
          version: null,
          recipient: { kind: 'agency', agencyId: agency(name) },
          as: 'pdf',
        }),
      );
    };
    expect(await save('Skolan')).toEqual({ left: true, name: '2026-05-07 Ä-2026-001 Minnesanteckningar SIG-möte Skolan.pdf' });
    const school = printed();
    expect(school).toContain('Skolgång');
    for (const withheld of ['Hemlighetsord', 'Boende', 'Säkerhet', 'Behandling', 'Åtgärder']) expect(school).not.toContain(withheld);
    expect([...school.matchAll(/<span class="number">(\d+) /g)].map((match) => match[1])).toEqual(['1']);
    await save('Polisen');
    const police = printed();
    expect(police).toContain('Hemlighetsord åtgärd');
    expect([...police.matchAll(/<span class="number">(\d+) /g)].map((match) => match[1])).toEqual(['1', '2', '3', '4', '5']);
    const log = value(await core.client.disclosures.list({ caseId: alva }));
    expect(log.map((row) => [row.agency, row.document, row.leftAs])).toEqual([
      ['Polisen', 'minutes', 'pdf'],
      ['Skolan', 'minutes', 'pdf'],
    ]);
  });

  it('go to the own unit whole', async () => {
    const meeting = await finalise(await hold(await plan([alva], ['Skolan']), 3, 'Allt'));
    answerPdf();
    value(
      await core.client.meetings.save({
        meetingId: meeting.id,
        document: 'minutes',
        version: null,
        recipient: { kind: 'own-unit' },
        as: 'pdf',
      }),
    );
    for (const item of items) expect(printed()).toContain(item.title);
    expect(printed()).toContain('Allt beslut');
  });

  it('stop for an agency at the minute the consent is withdrawn', async () => {
    await consentTo(core, alva, [agency('Polisen')]);
    const meeting = await finalise(await hold(await plan([alva], ['Polisen']), 0, 'Ord'));
    const [consent] = value(await core.client.consents.list({ caseId: alva }));
    core.clock.now = '2026-05-07T12:10:00.000Z';
    value(
      await core.client.consents.withdraw({
        caseId: alva,
        consentIds: [consent?.id ?? ''],
        agencyId: null,
        subject: null,
        withdrawnAt: core.clock.now,
        toldBy: 'Alva',
      }),
    );
    const save = core.client.meetings.save({
      meetingId: meeting.id,
      document: 'minutes',
      version: null,
      recipient: { kind: 'agency', agencyId: agency('Polisen') },
      as: 'pdf',
    });
    expect(refusal(await save)).toBe('not-covered');
  });

  it('are given to every allowed agency in one go, each with its row in the log', async () => {
    await consentTo(core, alva, [agency('Polisen'), agency('Frivården')]);
    const meeting = await finalise(await hold(await plan([alva], ['Polisen', 'Frivården', 'Skolan']), 0, 'Ord'));
    core.answers.push(
      (ask) => ({ kind: 'saved', name: ask.port === 'save-file' ? ask.suggestedName : '' }),
      () => ({ kind: 'cancelled' }),
    );
    const outcomes = value(
      await core.client.meetings.distribute({
        meetingId: meeting.id,
        document: 'minutes',
        agencies: ['Polisen', 'Skolan', 'Frivården'].map((name) => agency(name)),
        as: 'docx',
      }),
    );
    expect(outcomes.map((one) => one.outcome)).toEqual(['left', 'not-covered', 'cancelled']);
    expect(value(await core.client.disclosures.list({ caseId: alva })).map((row) => row.agency)).toEqual(['Polisen']);
  });
});

describe('what an agency reads on its paper', () => {
  const give = async (meetingId: Id, name: string | null, document: 'agenda' | 'minutes' = 'minutes'): Promise<string> => {
    answerPdf();
    const recipient = name === null ? ({ kind: 'own-unit' } as const) : ({ kind: 'agency', agencyId: agency(name) } as const);
    value(await core.client.meetings.save({ meetingId, document, version: null, recipient, as: 'pdf' }));
    return printed();
  };

  it('is that the consent of a minor ends the day before the eighteenth birthday, however long it was given for', async () => {
    const { caseId, personId, guardianIds } = await registerChild(core, minor);
    const { id: consentId } = value(
      await core.client.consents.record({
        caseId,
        purpose: 'Stöd och skydd',
        validFrom: '2026-05-01',
        validTo: '2096-05-01',
        cells: cellsOf([agency('Polisen')], ['safety', 'housing']),
      }),
    );
    for (const signer of [personId, ...guardianIds])
      value(await core.client.consents.sign({ caseId, consentId, personId: signer, signedAt: '2026-05-06T10:00:00.000Z' }));
    const meeting = await finalise(await hold(await plan([caseId], ['Polisen']), 0, 'Ord'));
    const paper = await give(meeting.id, 'Polisen');
    expect(paper).toMatch(/samtycke från <span class="whole">2026-05-01<\/span>, giltigt t\.o\.m\. <span class="whole">2026-09-13</);
    expect(paper).not.toContain('2096');
  });

  it('names only the agencies that hear one of its own items; our own copy names them all', async () => {
    await consentTo(core, alva, [agency('Polisen')], ['safety', 'housing']);
    await consentTo(core, alva, [agency('Skolan')], ['school-work']);
    await consentTo(core, alva, [agency('Frivården')], ['housing', 'school-work']);
    const everybody = ['Polisen', 'Skolan', 'Frivården', 'Regionen'];
    const planned = await plan([alva], everybody);
    const meeting = await finalise(await hold(planned, 2, 'Ord'));
    for (const document of ['agenda', 'minutes'] as const) {
      // The header says whose the paper is, and an action its owner: who was called is the table before the first heading.
      const called = async (name: string | null): Promise<string[]> => {
        const paper = await give(meeting.id, name, document);
        return everybody.filter((one) => paper.includes(`<td>${one}</td>`));
      };
      expect(await called('Polisen')).toEqual(['Polisen', 'Frivården']);
      expect(await called('Skolan')).toEqual(['Skolan', 'Frivården']);
      expect(await called('Frivården')).toEqual(['Polisen', 'Skolan', 'Frivården']);
      expect(await called(null)).toEqual(everybody);
    }
  });

  it('lists our own unit, which calls the meeting, first, also when nobody else came', async () => {
    await consentTo(core, alva, [agency('Polisen')]);
    const held = await hold(await plan([alva], ['Polisen']), 0, 'Ord');
    value(await core.client.meetings.setAttendance({ meetingId: held.id, agencyId: agency('Polisen'), attendance: 'absent' }));
    const meeting = await finalise(value(await core.client.meetings.get({ meetingId: held.id })));
    const police = await give(meeting.id, 'Polisen');
    expect(police).toMatch(
      /<th scope="col">Närvarande<\/th>.*?<tbody><tr><td>Avhopparverksamheten<\/td><td>sammankallande<\/td><\/tr><tr><td>Frånvarande<\/td><td>Polisen/,
    );
    expect(police).not.toContain('Ingen av de kallade');
    expect(await give(meeting.id, null)).toContain('Ingen av de kallade är antecknad som närvarande.');
  });
});

it('says of every agency in use, called or not, whether it may hear an item that an action is written under', async () => {
  await consentTo(core, alva, [agency('Polisen')], ['safety']);
  const { id: meetingId, items: planned } = await plan([alva], ['Polisen']);
  const cover = value(await core.client.meetings.ownerCover({ meetingId }));
  const hears = (name: string): boolean[] =>
    planned.map((item) => cover.some((cell) => cell.itemId === item.id && cell.agencyId === agency(name) && cell.isHeard));
  expect(hears('Polisen')).toEqual([true, false, false, false]);
  expect(hears('Skolan')).toEqual([false, false, false, false]);
});

describe('finalising', () => {
  it('makes a version that no one changes, and its actions with owner and date', async () => {
    const meeting = await finalise(await hold(await plan([alva], ['Polisen']), 0, 'Ord'));
    const meetingId = meeting.id;
    expect(meeting).toMatchObject({ state: 'finalised', versions: [{ number: 1 }] });
    const [item] = meeting.items;
    if (!item) throw new Error('no item');
    const attempts = [
      core.client.meetings.changeItem({ meetingId, itemId: item.id, version: item.version, changes: { title: 'Annat' } }),
      core.client.meetings.addItem({
        meetingId,
        title: 'Ny',
        subject: null,
        restriction: 'none',
        cases: null,
        at: null,
        followsActionId: null,
      }),
      core.client.meetings.removeItem({ meetingId, itemId: item.id }),
      core.client.meetings.change({ meetingId, version: meeting.version, changes: { place: 'Annanstans' } }),
      core.client.meetings.setAttendance({ meetingId, agencyId: agency('Polisen'), attendance: 'absent' }),
      core.client.meetings.finalise({ meetingId, version: meeting.version }),
    ];
    for (const attempt of await Promise.all(attempts)) expect(refusal(attempt)).toBe('immutable');
    expect(value(await core.client.actions.list({ caseId: alva }))).toMatchObject([
      {
        what: 'Ord åtgärd',
        ownerAgency: 'Polisen',
        ownerName: 'K. Öst',
        dueOn: '2026-05-12',
        subject: 'safety',
        doneAt: null,
        origin: { type: 'sig', number: 1 },
      },
    ]);
  });

  it('corrects by another version; the earlier stays readable and a done action stays done', async () => {
    const first = await finalise(await hold(await plan([alva], ['Polisen']), 0, 'Ord'));
    const meetingId = first.id;
    const [action] = value(await core.client.actions.list({ caseId: alva }));
    value(await core.client.actions.setDone({ caseId: alva, id: action?.id ?? '', version: action?.version ?? 0, isDone: true }));
    const draft = value(await core.client.meetings.correct({ meetingId }));
    const [item] = draft.items;
    if (!item) throw new Error('no item');
    const changed = value(
      await core.client.meetings.changeItem({
        meetingId,
        itemId: item.id,
        version: item.version,
        changes: {
          statements: [],
          actions: [...item.actions, { id: 'a2', what: 'Boka bil', ownerAgencyId: null, ownerName: 'M. Ek', dueOn: '2026-05-20' }],
        },
      }),
    );
    const second = await finalise(changed);
    expect(second.versions.map((version) => version.number)).toEqual([2, 1]);
    const one = value(await core.client.meetings.version({ meetingId, number: 1 }));
    const two = value(await core.client.meetings.version({ meetingId, number: 2 }));
    expect(one.content.items[0]?.statements).toHaveLength(1);
    expect(two.content.items[0]?.statements).toEqual([]);
    expect(one.contentHash).not.toBe(two.contentHash);
    const actions = value(await core.client.actions.list({ caseId: alva }));
    expect(actions.map((each) => [each.what, each.doneAt !== null])).toEqual([
      ['Boka bil', false],
      ['Ord åtgärd', true],
    ]);
  });

  it('waits until everybody called is marked and the meeting was held', async () => {
    const meeting = await plan([alva], ['Polisen']);
    const early = await core.client.meetings.finalise({ meetingId: meeting.id, version: meeting.version });
    expect(early).toMatchObject({ ok: false, error: { fields: { state: 'not-held' } } });
    const held = value(await core.client.meetings.hold({ meetingId: meeting.id }));
    const unmarked = await core.client.meetings.finalise({ meetingId: held.id, version: held.version });
    expect(unmarked).toMatchObject({ ok: false, error: { fields: { attendance: 'attendance-missing' } } });
  });
});

describe('the agenda', () => {
  it('is put in another order, loses an item and gets it back in its place', async () => {
    const meeting = await plan([alva], []);
    const meetingId = meeting.id;
    const titles = (one: Meeting): string[] => one.items.map((item) => item.title);
    const last = meeting.items[3]?.id ?? '';
    const after = value(await core.client.meetings.moveItem({ meetingId, itemId: last, to: 0 }));
    expect(titles(after)).toEqual(['Behandling', 'Säkerhet nu', 'Boende från juni', 'Skolgång']);
    expect(titles(value(await core.client.meetings.removeItem({ meetingId, itemId: last })))).toEqual([
      'Säkerhet nu',
      'Boende från juni',
      'Skolgång',
    ]);
    expect(titles(value(await core.client.meetings.restoreItem({ meetingId, itemId: last })))).toEqual(titles(after));
    expect(refusal(await core.client.meetings.restoreItem({ meetingId, itemId: last }))).toBe('nothing-to-undo');
  });

  it('proposes what is due: actions of earlier meetings, each with its subject, once', async () => {
    const first = await finalise(await hold(await plan([alva], ['Polisen']), 0, 'Återkoppla'));
    core.clock.now = '2026-05-20T08:00:00.000Z';
    const next = await plan([alva], ['Polisen'], []);
    const suggestions = value(await core.client.meetings.suggestions({ meetingId: next.id }));
    expect(suggestions).toMatchObject([
      { kind: 'action', what: 'Återkoppla åtgärd', subject: 'safety', from: { type: 'sig', number: first.number } },
    ]);
    const [suggestion] = suggestions;
    if (suggestion?.kind !== 'action') throw new Error('no action');
    const { actionId, subject, restriction, cases } = suggestion;
    value(
      await core.client.meetings.addItem({
        meetingId: next.id,
        title: suggestion.what,
        subject,
        restriction,
        cases: [...cases],
        at: 0,
        followsActionId: actionId,
      }),
    );
    expect(value(await core.client.meetings.suggestions({ meetingId: next.id }))).toEqual([]);
  });

  it('refuses a stale change and keeps the newer one', async () => {
    const meeting = await plan([alva], []);
    const [item] = meeting.items;
    if (!item) throw new Error('no item');
    const change = (title: string) =>
      core.client.meetings.changeItem({ meetingId: meeting.id, itemId: item.id, version: item.version, changes: { title } });
    value(await change('Första'));
    expect(refusal(await change('Andra'))).toBe('conflict');
  });
});

describe('access', () => {
  it('opens the cases of a meeting with a log entry each, and asks why when one is sealed', async () => {
    const meeting = await plan([alva], []);
    const { version } = value(await core.client.participants.get({ caseId: alva }));
    value(await core.client.participants.change({ caseId: alva, version, changes: { protection: 'protected-registration' } }));
    const { folder } = core;
    core.core.close();
    const again = testCore({ folder: dirname(folder) });
    value(await again.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    expect(refusal(await again.client.meetings.get({ meetingId: meeting.id }))).toBe('no-grant');
    expect(refusal(await again.client.meetings.open({ meetingId: meeting.id, reason: '' }))).toBe('reason-required');
    expect(value(await again.client.meetings.list({ part: 'coming' })).rows[0]?.cases[0]?.name).toBeNull();
    value(await again.client.meetings.open({ meetingId: meeting.id, reason: 'Förbereder dagens möte' }));
    value(await again.client.meetings.get({ meetingId: meeting.id }));
    value(await again.client.participants.get({ caseId: alva }));
    again.core.close();
  });

  it('knows no other agency, contact or case than its own', async () => {
    const stranger = await person(core, 'Noor');
    const meeting = await plan([alva], []);
    const invite = await core.client.meetings.setAgencies({
      meetingId: meeting.id,
      version: meeting.version,
      agencies: [{ agencyId: 'nobody', contactId: null }],
    });
    expect(invite).toMatchObject({ ok: false, error: { fields: { agencies: 'unknown-agency' } } });
    const item = await core.client.meetings.addItem({
      meetingId: meeting.id,
      title: 'X',
      subject: null,
      restriction: 'none',
      cases: [stranger],
      at: null,
      followsActionId: null,
    });
    expect(item).toMatchObject({ ok: false, error: { fields: { cases: 'case-not-in-meeting' } } });
    expect(refusal(await core.client.meetings.get({ meetingId: 'nothing' }))).toBe('not-found');
  });
});
