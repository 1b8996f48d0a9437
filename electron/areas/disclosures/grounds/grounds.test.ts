import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { PortAnswer, PortAsk } from '../../../base/ports.ts';
import { actingOn } from '../../../testing/acting.ts';
import { agencyId, alva, cellsOf, registerChild } from '../../../testing/consent-samples.ts';
import { secondDecider } from '../../../testing/second-decider.ts';
import { openTestCore, passphrase, refusal, testCore, value, type TestCore } from '../../../testing/test-core.ts';
import { aPdf } from '../../../testing/scan-samples.ts';

let core: TestCore;
afterEach(() => core.close());

const saves = (core_: TestCore): void => {
  core_.answers.push(
    () => ({ kind: 'pdf', bytes: aPdf(1) }) satisfies PortAnswer,
    (ask: PortAsk) => ({ kind: 'saved', name: ask.port === 'save-file' ? ask.suggestedName : '' }),
  );
};
const html = (): string =>
  core.asked.flatMap((ask) => (ask.port === 'print-to-pdf' ? [ask.html.replaceAll(/<style.*?<\/style>|<[^>]+>/gs, '')] : [])).join('\n');

const adult = async (birthDate: string, protection: 'none' | 'secrecy-flag' = 'none'): Promise<string> => {
  const { caseId } = value(
    await core.client.participants.register({
      givenName: 'Nils',
      familyName: 'Testsson',
      alias: '',
      personalNumber: '',
      numberMissingReason: 'påhittad',
      birthDate,
      protection,
      phase: 'motivation',
      municipality: null,
      openedOn: '2026-04-01',
    }),
  );
  return caseId;
};

const right = {
  groundId: 'osl-10-18-a',
  version: 1,
  subjects: ['safety', 'crime'] as ('safety' | 'crime')[],
  told: 'Har blivit uppsökt och ombedd att förvara ett vapen.',
  reason: 'Rekrytering pågår.',
  risk: 'Att han förmås till våld inom några dagar.',
  decider: 'Karin Berg, enhetschef',
  answers: ['no', 'yes', 'yes', 'no'] as ('yes' | 'no' | null)[],
};

type Changed = Omit<Parameters<typeof core.client.disclosures.changeGround>[0], 'signerId'>;
/** A joint decision by two. */
const change = async (fields: Changed) => {
  const { signerId, secret } = await secondDecider(core);
  return core.client.disclosures.changeGround({ ...fields, signerId }, [secret()]);
};

describe('a legal ground other than consent', () => {
  it('scenario 5: lets one thing be told of a 19-year-old, with reason, risk and decider, and one disclosure row results', async () => {
    core = await openTestCore();
    const caseId = await adult('2007-03-02');
    const police = await agencyId(core, 'Polisen');
    const use = (changes: Partial<typeof right>) => core.client.disclosures.useGround({ caseId, agencyId: police, ...right, ...changes });
    for (const field of ['reason', 'risk', 'decider', 'told'] as const)
      expect(await use({ [field]: ' ' })).toMatchObject({ error: { fields: { [field]: 'required' } } });
    expect(await use({ answers: ['yes', 'yes', 'yes', 'no'] })).toMatchObject({ error: { fields: { 'answers.0': 'answer-stops' } } });
    expect(await use({ answers: ['no', null, 'yes', 'no'] })).toMatchObject({ error: { fields: { 'answers.1': 'answer-missing' } } });
    expect(await use({ subjects: [] })).toMatchObject({ error: { fields: { subjects: 'subject-missing' } } });
    expect(value(await core.client.disclosures.list({ caseId }))).toEqual([]);

    const { useId } = value(await use({}));
    const log = value(await core.client.disclosures.list({ caseId }));
    expect(log).toMatchObject([{ agency: 'Polisen', leftAs: 'told', paragraphs: ['OSL 10 kap. 18 a §'], versions: [] }]);
    expect(value(await core.client.disclosures.groundCells({ caseId, at: null }))).toMatchObject([
      { agencyId: police, subject: 'safety', decider: 'Karin Berg, enhetschef' },
      { agencyId: police, subject: 'crime' },
    ]);
    // Not before the decision, and not on another day.
    for (const at of ['2026-05-07T07:59:59.000Z', '2026-05-07T22:00:00.000Z'])
      expect(value(await core.client.disclosures.groundCells({ caseId, at }))).toEqual([]);
    saves(core);
    expect(value(await core.client.disclosures.groundRecord({ caseId, useId, as: 'pdf' }))).toMatchObject({ left: true });
    for (const words of [right.told, right.reason, right.risk, right.decider, 'Avser uppgiften ett begånget brott?'])
      expect(html()).toContain(words);
  });

  it('scenario 5: is not offered for a 21-year-old, until the age limit is another', async () => {
    core = await openTestCore();
    const caseId = await adult('2005-05-07');
    const police = await agencyId(core, 'Polisen');
    const offered = async () => value(await core.client.disclosures.possibleGrounds({ caseId, agencyId: police })).map((one) => one.id);
    expect(await offered()).toEqual(['osl-10-18-c']);
    expect(await core.client.disclosures.useGround({ caseId, agencyId: police, ...right })).toMatchObject({
      error: { fields: { groundId: 'ground-not-possible' } },
    });
    const ground = value(await core.client.disclosures.grounds({})).find((one) => one.id === 'osl-10-18-a');
    if (!ground) throw new Error('delivered');
    const { form: _form, recipients: _recipients, ...fields } = ground;
    value(await change({ ...fields, ageBelow: 22 }));
    expect(await offered()).toEqual(['osl-10-18-a', 'osl-10-18-c']);
    expect(refusal(await change({ ...fields, ageBelow: 30 }))).toBe('conflict');
  });

  it('goes to no agency that the law does not name, and stays off until somebody has read it', async () => {
    core = await openTestCore();
    const caseId = await adult('2007-03-02');
    const school = await agencyId(core, 'Skolan');
    expect(value(await core.client.disclosures.possibleGrounds({ caseId, agencyId: school }))).toEqual([]);
    const grounds = value(await core.client.disclosures.grounds({}));
    expect(grounds.filter((one) => !one.verified).map((one) => [one.id, one.active])).toEqual([
      ['osl-10-18-b', false],
      ['osl-10-15-a', false],
    ]);
    const { form: _form, recipients: _recipients, ...fields } = grounds.find((one) => one.id === 'osl-10-15-a') ?? grounds[0]!;
    expect(await change({ ...fields, active: true })).toMatchObject({
      error: { fields: { active: 'ground-unverified' } },
    });
    value(await change({ ...fields, verified: true, active: true }));
    expect(value(await core.client.disclosures.possibleGrounds({ caseId, agencyId: school }))).toMatchObject([{ id: 'osl-10-15-a' }]);
  });
});

describe('a ground without its questions', () => {
  const ground = async (id: string) => {
    const found = value(await core.client.disclosures.grounds({})).find((one) => one.id === id);
    if (!found) throw new Error('delivered');
    const { form: _form, recipients: _recipients, ...fields } = found;
    return fields;
  };

  it('is neither confirmed nor turned on, by however many: no question, or none that could stop it', async () => {
    core = await openTestCore();
    const missing = { error: { fields: { questions: 'ground-questions-missing' } } };
    const read = await ground('osl-10-18-a');
    expect(await change({ ...read, questions: [] })).toMatchObject(missing);
    expect(await change({ ...read, active: false, questions: [] })).toMatchObject(missing);
    expect(await change({ ...read, questions: read.questions.map((one) => ({ ...one, stops: null })) })).toMatchObject(missing);
    const unread = await ground('osl-10-18-b');
    expect(await change({ ...unread, verified: true, questions: [] })).toMatchObject(missing);
    // While nobody has read it, it is a draft.
    value(await change({ ...unread, questions: [] }));
    // The letters ask their own questions: any listed here would never be asked.
    expect(await change({ ...(await ground('lag-2025-170')), questions: [{ text: 'Är det bra?', stops: 'no' }] })).toMatchObject({
      error: { fields: { questions: 'ground-questions-unasked' } },
    });
  });

  it('is not used, though somebody stripped it of them before that was refused', async () => {
    const home = mkdtempSync(join(tmpdir(), 'utvag-grounds-'));
    core = await openTestCore({ folder: home });
    const caseId = await adult('2007-03-02');
    const police = await agencyId(core, 'Polisen');
    const acting = await actingOn(core);
    acting.write(({ db, audit }) => {
      db.run(`update legal_grounds set questions = '[]' where id = 'osl-10-18-a'`);
      db.run(`update legal_grounds set questions = '[{"text":"Är det bra?","stops":null}]' where id = 'osl-10-18-c'`);
      audit('disclosures.ground-changed', {});
    });
    acting.close();
    core = testCore({ folder: home });
    value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    value(await core.client.participants.openCase({ caseId, reason: '' }));
    expect(value(await core.client.disclosures.possibleGrounds({ caseId, agencyId: police }))).toEqual([]);
    for (const groundId of ['osl-10-18-a', 'osl-10-18-c'])
      for (const answers of [[], ['yes' as const]])
        expect(await core.client.disclosures.useGround({ caseId, agencyId: police, ...right, groundId, answers })).toMatchObject({
          error: { fields: { groundId: 'ground-not-possible' } },
        });
    expect(value(await core.client.disclosures.list({ caseId }))).toEqual([]);
    rmSync(home, { recursive: true, force: true });
  });

  it('is used with an answer to every question, and those of an earlier version are none', async () => {
    core = await openTestCore();
    const caseId = await adult('2007-03-02');
    const police = await agencyId(core, 'Polisen');
    const use = (changes: Partial<typeof right>) => core.client.disclosures.useGround({ caseId, agencyId: police, ...right, ...changes });
    expect(await use({ answers: [] })).toMatchObject({
      error: { fields: { 'answers.0': 'answer-missing', 'answers.1': 'answer-missing', 'answers.3': 'answer-missing' } },
    });
    const before = await ground('osl-10-18-a');
    value(await change({ ...before, questions: [...before.questions, { text: 'Har chefen läst det?', stops: 'no' }] }));
    expect(refusal(await use({}))).toBe('conflict');
    expect(await use({ version: 2 })).toMatchObject({ error: { fields: { 'answers.4': 'answer-missing' } } });
    value(await use({ version: 2, answers: [...right.answers, 'yes'] }));
  });
});

describe('letters that rest on a ground', () => {
  it('gives the police contact details only with exceptional reasons, and after protection was weighed', async () => {
    core = await openTestCore();
    const caseId = await adult('1999-03-02', 'secrecy-flag');
    value(await core.client.participants.openCase({ caseId, reason: 'begäran' }));
    const { version } = value(await core.client.participants.get({ caseId }));
    value(await core.client.participants.change({ caseId, version, changes: { phone: '070-174 06 05' } }));
    const police = await agencyId(core, 'Polisen');
    const asked = {
      caseId,
      agencyId: police,
      requester: 'Insp. Test Testman',
      need: 'Kalla till förhör som målsägande',
      exceptional: true as boolean | null,
      outcome: 'allowed' as const,
      give: ['phone'] as 'phone'[],
      reason: 'Fara för liv.',
      protectionConsidered: true,
      decider: 'Karin Berg',
      as: 'pdf' as const,
    };
    core.reason.given = 'Polisen har begärt det';
    const ask = (changes: object) => core.client.disclosures.contactRequest({ ...asked, ...changes });
    expect(await ask({ exceptional: null })).toMatchObject({ error: { fields: { exceptional: 'answer-missing' } } });
    expect(await ask({ exceptional: false })).toMatchObject({ error: { fields: { outcome: 'contact-secrecy' } } });
    expect(await ask({ protectionConsidered: false })).toMatchObject({
      error: { fields: { protectionConsidered: 'protection-unweighed' } },
    });
    expect(await ask({ give: ['email'] })).toMatchObject({ error: { fields: { give: 'nothing-to-give' } } });
    saves(core);
    value(await ask({ exceptional: false, outcome: 'refused' }));
    expect(html()).not.toContain('070-174');
    expect(html()).not.toContain('Testsson');
    saves(core);
    value(await ask({}));
    expect(html()).toContain('070-174 06 05');
    expect(value(await core.client.disclosures.list({ caseId }))).toMatchObject([
      { agency: 'Polisen', document: 'contact-letter', paragraphs: ['Lag (2025:170)'] },
      { agency: 'Polisen', document: 'contact-letter', paragraphs: ['Lag (2025:170)'] },
    ]);
  });

  it('reports concern for a child to the social services, and of nobody who is of age', async () => {
    core = await openTestCore();
    const { caseId } = await registerChild(core, alva);
    const [[givenName, personalNumber]] = alva.guardians;
    value(
      await core.client.participants.register({
        givenName,
        familyName: 'Testberg',
        alias: '',
        personalNumber,
        numberMissingReason: '',
        birthDate: '',
        protection: 'protected-registration',
        phase: 'motivation',
        municipality: null,
        openedOn: '2026-04-01',
      }),
    );
    const social = await agencyId(core, 'Socialtjänsten');
    const told = {
      agencyId: social,
      reporter: 'Maja Ek',
      observed: 'Sover utomhus.',
      since: '',
      protectionNow: 'Ja, i natt.',
      known: '',
      as: 'pdf',
    } as const;
    saves(core);
    core.reason.given = 'Barnet behöver skydd';
    value(await core.client.disclosures.concern({ caseId, ...told }));
    expect(html()).toContain('Sover utomhus.');
    // One guardian has a sealed record of his own; the letter is about the child.
    expect(html()).toContain('Cecilia Testberg');
    expect(html()).not.toContain(`${givenName} Testberg`);
    expect(core.asked.flatMap((ask) => (ask.port === 'save-file' ? [ask.suggestedName] : []))).toEqual([
      '2026-05-07 Orosanmälan Socialtjänsten.pdf',
    ]);
    expect(value(await core.client.disclosures.list({ caseId }))).toMatchObject([{ agency: 'Socialtjänsten', document: 'concern' }]);
    expect(await core.client.disclosures.concern({ caseId: await adult('1999-03-02'), ...told })).toMatchObject({
      error: { fields: { agencyId: 'ground-not-possible' } },
    });
  });

  it('refuses an outsider in writing, with how to appeal, and confirms nothing', async () => {
    core = await openTestCore();
    const { caseId } = await registerChild(core, alva);
    const asked = {
      caseId,
      requester: '',
      requested: 'Alla handlingar om en person',
      receivedOn: '2026-05-06',
      isClear: 'no' as 'yes' | 'no' | null,
      reasons: 'Det står inte klart att uppgiften kan röjas.',
      decider: 'Karin Berg',
      as: 'pdf' as const,
    };
    expect(await core.client.disclosures.documentRequest({ ...asked, isClear: null })).toMatchObject({
      error: { fields: { isClear: 'answer-missing' } },
    });
    saves(core);
    expect(value(await core.client.disclosures.documentRequest(asked))).toMatchObject({ outcome: 'refused', left: true });
    expect(html()).toContain('kammarrätten');
    expect(html()).toContain('tre veckor');
    expect(html()).not.toContain('Alva');
    expect(html()).not.toContain('Testberg');
    expect(value(await core.client.disclosures.uses({ caseId }))).toMatchObject([{ form: 'document-request', outcome: 'refused' }]);
    expect(value(await core.client.disclosures.documentRequest({ ...asked, isClear: 'yes' }))).toMatchObject({
      outcome: 'allowed',
      left: false,
    });
  });
});

describe('recalls', () => {
  const sent = async () => {
    core = await openTestCore({ now: '2026-05-04T08:00:00.000Z' });
    const caseId = await adult('1999-03-02');
    const { personId } = value(await core.client.participants.get({ caseId }));
    const names = ['Polisen', 'Skolan', 'Frivården'];
    const agencies = await Promise.all(names.map((name) => agencyId(core, name)));
    const { id } = value(
      await core.client.consents.record({
        caseId,
        purpose: 'SIG',
        validFrom: '2026-05-01',
        validTo: '2026-11-30',
        cells: cellsOf(agencies, ['safety', 'leisure']),
      }),
    );
    value(await core.client.consents.sign({ caseId, consentId: id, personId, signedAt: '2026-05-04T07:00:00.000Z' }));
    const meeting = value(
      await core.client.meetings.plan({
        type: 'sig',
        number: null,
        date: '2026-05-07',
        startTime: '13:00',
        endTime: '14:00',
        place: '',
        cases: [caseId],
        agencies: agencies.map((each) => ({ agencyId: each, contactId: null })),
        items: [
          { title: 'Öppning, närvaro, samtycke läses upp', subject: 'formal' },
          { title: 'Trygghet nu', subject: 'safety' },
        ],
        reason: '',
      }),
    );
    const meetingId = meeting.id;
    for (const _ of agencies) saves(core);
    value(await core.client.meetings.distribute({ meetingId, document: 'agenda', agencies, as: 'pdf' }));
    return { caseId, consentId: id, agencies };
  };
  const withdraw = (of: { caseId: string; consentId: string }, agencyId_: string | null, subject: 'safety' | null) =>
    core.client.consents.withdraw({
      caseId: of.caseId,
      consentIds: [of.consentId],
      agencyId: agencyId_,
      subject,
      withdrawnAt: '2026-05-06T12:10:00.000Z',
      toldBy: 'på telefon',
    });

  it('scenario 4: names each of three recipients that got the agenda, and lets them be told and ticked off', async () => {
    const { caseId, consentId, agencies } = await sent();
    core.clock.now = '2026-05-06T12:10:00.000Z';
    expect(value(await core.client.disclosures.recalls({ caseId }))).toEqual([]);
    value(await withdraw({ caseId, consentId }, null, null));
    const recalls = value(await core.client.disclosures.recalls({ caseId }));
    expect(recalls.map((one) => [one.agency, one.withdrawnAt, one.documents.length])).toEqual([
      ['Polisen', '2026-05-06T12:10:00.000Z', 1],
      ['Skolan', '2026-05-06T12:10:00.000Z', 1],
      ['Frivården', '2026-05-06T12:10:00.000Z', 1],
    ]);
    core.asked.length = 0;
    saves(core);
    value(await core.client.disclosures.recallLetter({ caseId, agencyId: agencies[0] ?? '', as: 'pdf' }));
    expect(html()).toContain('Dagordning');
    expect(html()).toContain('2026-05-04');
    for (const word of ['Nils', 'Testsson', 'samtycke', 'Säkerhet']) expect(html()).not.toContain(word);
    value(await core.client.disclosures.recallSent({ caseId, agencyId: agencies[0] ?? '' }));
    expect(value(await core.client.disclosures.recalls({ caseId }))).toHaveLength(2);
    expect(refusal(await core.client.disclosures.recallSent({ caseId, agencyId: agencies[0] ?? '' }))).toBe('not-found');
  });

  it('recalls from one agency, or in one subject, only what that took away', async () => {
    const { caseId, consentId, agencies } = await sent();
    core.clock.now = '2026-05-06T12:10:00.000Z';
    value(await withdraw({ caseId, consentId }, agencies[1] ?? '', null));
    expect(value(await core.client.disclosures.recalls({ caseId })).map((one) => one.agency)).toEqual(['Skolan']);
    value(await withdraw({ caseId, consentId }, null, 'safety'));
    expect(value(await core.client.disclosures.recalls({ caseId }))).toHaveLength(3);
  });

  it('recalls what left in the minute of the withdrawal, and what left before a withdrawal was written down', async () => {
    const { caseId, consentId } = await sent();
    // Left at 10:00:00 (08:00 UTC). It had been withdrawn at 09:30, and a colleague records that at noon.
    core.clock.now = '2026-05-04T10:00:00.000Z';
    const early = {
      caseId,
      consentIds: [consentId],
      agencyId: null,
      subject: null,
      withdrawnAt: '2026-05-04T07:30:00.000Z',
      toldBy: 'på telefon',
    };
    value(await core.client.consents.withdraw(early));
    expect(value(await core.client.disclosures.recalls({ caseId })).map((one) => one.withdrawnAt)).toEqual(
      Array.from({ length: 3 }, () => '2026-05-04T07:30:00.000Z'),
    );
  });

  it('is told of a record that has ended, and closed, though nothing else is written there', async () => {
    const { caseId, agencies } = await sent();
    core.clock.now = '2026-05-06T12:10:00.000Z';
    const { version } = value(await core.client.participants.get({ caseId }));
    const { signerId, secret } = await secondDecider(core);
    value(await core.client.retention.endAsFictitious({ caseId, version, signerId }, [secret()]));
    expect(value(await core.client.disclosures.recalls({ caseId }))).toHaveLength(3);
    saves(core);
    core.reason.given = 'Det som lämnats tas tillbaka';
    value(await core.client.disclosures.recallLetter({ caseId, agencyId: agencies[0] ?? '', as: 'pdf' }));
    for (const agency of agencies) value(await core.client.disclosures.recallSent({ caseId, agencyId: agency }));
    expect(value(await core.client.disclosures.recalls({ caseId }))).toEqual([]);
    expect(value(await core.client.overview.due({})).items.filter((one) => one.kind === 'recall')).toEqual([]);
  });

  it('recalls nothing where a newer version covers the same', async () => {
    const { caseId, consentId, agencies } = await sent();
    const { personId } = value(await core.client.participants.get({ caseId }));
    core.clock.now = '2026-05-06T12:10:00.000Z';
    const newer = value(
      await core.client.consents.record({
        caseId,
        purpose: 'SIG',
        validFrom: '2026-05-01',
        validTo: '2026-12-31',
        cells: cellsOf(agencies, ['safety', 'leisure']),
      }),
    );
    value(await core.client.consents.sign({ caseId, consentId: newer.id, personId, signedAt: '2026-05-06T12:00:00.000Z' }));
    value(await withdraw({ caseId, consentId }, null, null));
    expect(value(await core.client.disclosures.recalls({ caseId }))).toEqual([]);
  });
});
