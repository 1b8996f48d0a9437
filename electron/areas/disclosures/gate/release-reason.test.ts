import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contracts } from '../../../core/contract.ts';
import { agencyIds, consentTo } from '../../../testing/meeting-scene.ts';
import { alva, cellsOf, registerChild } from '../../../testing/consent-samples.ts';
import { openTestCore, refusal, value, type TestCore } from '../../../testing/test-core.ts';
import { aPdf } from '../../../testing/scan-samples.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});
afterEach(() => {
  core.close();
  if (core.faults.length > 0) throw core.faults[0];
});

type Level = 'none' | 'secrecy-flag' | 'protected-registration';
const reason = 'Behövs på mötet i morgon';

const adult = async (protection: Level): Promise<string> =>
  value(
    await core.client.participants.register({
      givenName: 'Noel',
      familyName: 'Provlund',
      alias: '',
      personalNumber: '',
      numberMissingReason: 'saknas i testet',
      birthDate: '2007-03-02',
      protection,
      phase: 'relocation',
      municipality: null,
      openedOn: '2026-02-02',
    }),
  ).caseId;

/** Saves whatever is asked. */
const saving = (): void => {
  for (let i = 0; i < 12; i += 1)
    core.answers.push((ask) =>
      ask.port === 'save-file'
        ? { kind: 'saved', name: ask.suggestedName }
        : ask.port === 'print'
          ? { kind: 'printed' }
          : { kind: 'pdf', bytes: aPdf(1) },
    );
};

/** The kinds of the log's last entries, oldest first. */
const logged = async (): Promise<string[]> => {
  const all = { kind: null, userId: null, caseNumber: '', from: null, to: null, before: null, limit: 500 } as const;
  return value(await core.client.audit.list(all)).entries.map((entry) => entry.kind);
};

/** Every paper of one case, by the procedure that releases it. */
const papersOf = async (caseId: string): Promise<Readonly<Record<string, () => Promise<unknown>>>> => {
  const { client } = core;
  const agencies = [...(await agencyIds(core)).values()];
  await consentTo(core, caseId, agencies);
  const [agencyId = ''] = agencies;
  const consentId = value(await client.consents.list({ caseId }))[0]?.id ?? '';
  const meeting = value(
    await client.meetings.plan({
      type: 'sig',
      number: null,
      date: '2026-05-07',
      startTime: '10:00',
      endTime: '11:00',
      place: 'Rum 3',
      cases: [caseId],
      agencies: agencies.slice(0, 3).map((id) => ({ agencyId: id, contactId: null })),
      items: [{ title: 'Läget nu', subject: 'safety' }],
      reason: '',
    }),
  );
  value(await client.relocation.create({ caseId }));
  const police = (await agencyIds(core)).get('Polisen') ?? agencyId;
  const right = { subjects: ['safety' as const], told: 'Hotad i går.', reason: 'Fara för liv.', risk: 'Våld.', decider: 'Karin Berg' };
  const answers = ['no', 'yes', 'yes', 'no'] as const;
  const { useId } = value(
    await client.disclosures.useGround({ caseId, agencyId: police, groundId: 'osl-10-18-a', version: 1, ...right, answers: [...answers] }),
  );
  const meetingId = meeting.id;
  const save = { meetingId, document: 'agenda', version: null } as const;
  return {
    'disclosures.consentForm': () => client.disclosures.consentForm({ caseId, consentId, language: 'sv', as: 'pdf' }),
    'disclosures.groundRecord': () => client.disclosures.groundRecord({ caseId, useId, as: 'pdf' }),
    'disclosures.documentRequest': () =>
      client.disclosures.documentRequest({
        caseId,
        requester: '',
        requested: 'Alla handlingar om en person',
        receivedOn: '2026-05-06',
        isClear: 'no',
        reasons: 'Det står inte klart att uppgiften kan röjas.',
        decider: 'Karin Berg',
        as: 'pdf',
      }),
    'meetings.save': () => client.meetings.save({ ...save, recipient: { kind: 'agency', agencyId: police }, as: 'docx' }),
    'meetings.distribute': () => client.meetings.distribute({ meetingId, document: 'agenda', agencies: agencies.slice(0, 3), as: 'pdf' }),
    'relocation.saveFull': () => client.relocation.saveFull({ caseId, as: 'print' }),
    'relocation.saveCard': () => client.relocation.saveCard({ caseId, as: 'print' }),
  };
};

/** Covered by their own tests (a scan, a police request, a child, a recall, the log), through the same gate and release. */
const elsewhere = [
  'consents.attachScan',
  'disclosures.scanCopy',
  'disclosures.contactRequest',
  'disclosures.concern',
  'disclosures.recallLetter',
  'logchecks.saveLog',
  'logchecks.saveSample',
];

describe('a paper about somebody protected', () => {
  it.each(['secrecy-flag', 'protected-registration'] as const)(
    'leaves in no way without a reason (%s): nobody is asked for a file and nothing of it stays',
    async (level) => {
      const caseId = await adult(level);
      for (const [name, leave] of Object.entries(await papersOf(caseId))) {
        const before = [await logged(), value(await core.client.disclosures.list({ caseId }))];
        for (const given of [null, '', 'för kort', '         .']) {
          core.reason.given = given;
          expect(refusal((await leave()) as never), `${name} with ${String(given)}`).toBe(given === null ? 'cancelled' : 'leaving-reason');
        }
        expect(core.asked, name).toEqual([]);
        expect([await logged(), value(await core.client.disclosures.list({ caseId }))], name).toEqual(before);
      }
    },
  );

  it('leaves with a reason, which stands in the log of the case beside the paper', async () => {
    const caseId = await adult('secrecy-flag');
    for (const [name, leave] of Object.entries(await papersOf(caseId))) {
      saving();
      core.reason.given = reason;
      value((await leave()) as never);
      core.answers.splice(0);
      const [last] = value(
        await core.client.audit.list({
          kind: 'disclosures.leaving-reason',
          userId: null,
          caseNumber: 'Ä-2026-001',
          from: null,
          to: null,
          before: null,
          limit: 1,
        }),
      ).entries;
      const payload = value(await core.client.audit.openPayload({ seq: last?.seq ?? 0 }));
      expect(JSON.stringify(payload), name).toContain(reason);
    }
    const kinds = await logged();
    expect(kinds.filter((kind) => kind === 'disclosures.leaving-reason').length).toBe(
      kinds.filter((kind) => kind === 'disclosures.leaving').length,
    );
  });

  it('asks for nothing where nobody is protected', async () => {
    const caseId = await adult('none');
    for (const [name, leave] of Object.entries(await papersOf(caseId))) {
      saving();
      expect(await leave(), name).toMatchObject({ ok: true });
      core.answers.splice(0);
    }
    expect(await logged()).not.toContain('disclosures.leaving-reason');
  });

  it('is also one about a child whose guardian is protected', async () => {
    const { caseId } = await registerChild(core, alva);
    value(
      await core.client.participants.register({
        givenName: 'Bo',
        familyName: 'Testberg',
        alias: '',
        personalNumber: alva.guardians[0][1],
        numberMissingReason: '',
        birthDate: '',
        protection: 'secrecy-flag',
        phase: 'motivation',
        municipality: null,
        openedOn: '2026-04-01',
      }),
    );
    const cells = cellsOf([...(await agencyIds(core)).values()].slice(0, 1), ['safety']);
    const { id } = value(
      await core.client.consents.record({ caseId, purpose: 'Stöd', validFrom: '2026-05-07', validTo: '2026-11-30', cells }),
    );
    expect(refusal(await core.client.disclosures.consentForm({ caseId, consentId: id, language: 'sv', as: 'pdf' }))).toBe('cancelled');
  });

  it('is asked about before the first of several: no paper leaves twice because the second had to wait', async () => {
    const { client } = core;
    const [open, shielded] = [await adult('none'), await adult('secrecy-flag')];
    const agencies = await agencyIds(core);
    const [school = '', police = ''] = [agencies.get('Skolan'), agencies.get('Polisen')];
    await consentTo(core, open, [school]);
    await consentTo(core, shielded, [police]);
    const { id: meetingId, items } = value(
      await client.meetings.plan({
        ...{ type: 'sig', number: null, date: '2026-05-07', startTime: '10:00', endTime: '11:00', place: '', reason: '' },
        cases: [open, shielded],
        agencies: [school, police].map((agencyId) => ({ agencyId, contactId: null })),
        items: [
          { title: 'Skolgång', subject: 'school-work' },
          { title: 'Säkerhet nu', subject: 'safety' },
        ],
      }),
    );
    for (const [i, about] of [open, shielded].entries()) {
      const item = items[i];
      if (item) value(await client.meetings.changeItem({ meetingId, itemId: item.id, version: item.version, changes: { cases: [about] } }));
    }
    const given: string[] = [];
    for (let i = 0; i < 8; i += 1)
      core.answers.push((ask) => {
        if (ask.port === 'save-file') given.push(ask.suggestedName);
        return ask.port === 'save-file' ? { kind: 'saved', name: ask.suggestedName } : { kind: 'pdf', bytes: aPdf(1) };
      });
    core.reason.given = reason;
    const left = value(await client.meetings.distribute({ meetingId, document: 'agenda', agencies: [school, police], as: 'pdf' }));
    expect(left.map((one) => one.outcome)).toEqual(['left', 'left']);
    expect(given).toHaveLength(2);
  });

  it('is every paper: a new way out is either tried here or said to be tried elsewhere', async () => {
    const tried = Object.keys(await papersOf(await adult('none')));
    const makers = Object.entries(contracts).flatMap(([area, procedures]) =>
      Object.entries(procedures as Record<string, { access: string; output: unknown }>)
        .filter(([, { access, output }]) => access === 'act' && /"(left|outcome|attached)"/.test(JSON.stringify(output)))
        .map(([name]) => `${area}.${name}`),
    );
    expect(makers.length).toBeGreaterThan(10);
    expect(makers.filter((name) => !tried.includes(name) && !elsewhere.includes(name))).toEqual([]);
  });
});
