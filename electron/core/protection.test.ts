import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Procedure } from '../base/contract.ts';
import { areas } from './areas.ts';
import { testNumbers } from '../base/test-numbers.ts';
import { openTestCore, value, type TestCore } from '../testing/test-core.ts';
import { agencyIds, consentTo } from '../testing/meeting-scene.ts';
import { contracts } from './contract.ts';
import { aPdf } from '../testing/scan-samples.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});
afterEach(() => {
  core.close();
  if (core.faults.length > 0) throw new Error(`a fault of ours: ${String(core.faults[0])}`);
});

const all: readonly (readonly [string, Procedure])[] = Object.entries(contracts).flatMap(([area, procedures]) =>
  Object.entries(procedures as Record<string, Procedure>).map(([name, procedure]) => [`${area}.${name}`, procedure] as const),
);

/** The name of every field anywhere in a schema. */
const fieldsIn = (schema: z.ZodType): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (def: unknown): void => {
    if (typeof def !== 'object' || def === null) return;
    if (Array.isArray(def)) {
      for (const each of def) visit(each);
      return;
    }
    const { shape, element, innerType, options, items, valueType } =
      (def as { def?: Record<string, unknown> }).def ?? (def as Record<string, unknown>);
    if (typeof shape === 'object' && shape !== null)
      for (const [field, inner] of Object.entries(shape)) {
        found.add(field);
        visit(inner);
      }
    for (const inner of [element, innerType, options, items, valueType]) visit(inner);
  };
  visit(schema);
  return found;
};

/**
 * Not overviews of cases: settings, users, copies of the whole register, an import job, a user's own unsaved text, a single opened meeting.
 */
const noOverview = /^(settings|users|backups|exchange|drafts)\.|^decisions\.(?!list$)|^disclosures\.(grounds|changeGround|closeGround)$/;
const ofAnOpenedMeeting = /^meetings\.(?!list$)/;
const answersAWrite = new Set([
  'participants.register',
  'participants.openCase',
  'overview.tickAction',
  'audit.openPayload',
  'audit.verify',
  'audit.verifyQuietly',
  'logchecks.draw',
  'logchecks.mark',
  'logchecks.sign',
  'logchecks.saveLog',
  'logchecks.saveSample',
]);

const overviews = all.filter(
  ([name, { grant, when }]) =>
    grant === undefined && when !== 'any' && !noOverview.test(name) && !ofAnOpenedMeeting.test(name) && !answersAWrite.has(name),
);

const listColumns: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  areas.flatMap(({ name, overviews: decided }) => Object.entries(decided).map(([list, columns]) => [`${name}.${list}`, columns])),
);

describe('lists', () => {
  it.each(overviews)('%s shows the columns that are decided for it and no other', (name, { output }) => {
    expect(Object.keys(listColumns), `${name} is answered without opening a case: decide its columns in its area.ts`).toContain(name);
    expect([...fieldsIn(output)].sort()).toEqual([...new Set(listColumns[name])].sort());
  });

  it('has no columns decided for a list that is not there', () => {
    expect(Object.keys(listColumns).sort()).toEqual(overviews.map(([name]) => name).sort());
  });
});

const number = testNumbers[0]?.number ?? '';
const secret = { givenName: 'Hemlighild', familyName: 'Undansdotter', alias: 'Skuggräven', otherAliases: 'Nattugglan, Gråben' };
const reach = { phone: '070-174 06 99', email: 'hemlig.person@exempel.se' };
const secrets = [
  secret.givenName,
  secret.familyName,
  secret.alias,
  'Nattugglan',
  'Gråben',
  number,
  number.replace('-', ''),
  number.slice(-4),
  ...Object.values(reach),
];

/** A protected person with data in every list there is. */
const sealed = async (): Promise<{ readonly caseId: string; readonly meetingId: string }> => {
  const { client } = core;
  const { caseId } = value(
    await client.participants.register({
      givenName: secret.givenName,
      familyName: secret.familyName,
      alias: secret.alias,
      personalNumber: number,
      numberMissingReason: '',
      birthDate: '',
      protection: 'protected-registration',
      phase: 'relocation',
      municipality: '0580',
      openedOn: '2026-02-02',
    }),
  );
  const { version } = value(await client.participants.get({ caseId }));
  value(await client.participants.change({ caseId, version, changes: { otherAliases: secret.otherAliases, ...reach } }));
  const agencies = await agencyIds(core);
  await consentTo(core, caseId, [...agencies.values()]);
  const meeting = value(
    await client.meetings.plan({
      type: 'sig',
      number: null,
      date: '2026-05-07',
      startTime: '10:00',
      endTime: '11:00',
      place: 'Rum 3',
      cases: [caseId],
      agencies: [...agencies.values()].slice(0, 3).map((agencyId) => ({ agencyId, contactId: null })),
      items: [{ title: 'Läget nu', subject: 'safety' }],
      reason: '',
    }),
  );
  const plan = value(await client.relocation.create({ caseId }));
  value(await client.relocation.change({ caseId, version: plan.version, changes: { moveDate: '2026-05-20' } }));
  return { caseId, meetingId: meeting.id };
};

/** Inputs that would find the person if the list could be searched that way. */
const inputs: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  'participants.list': (['name', 'case', 'phase', 'state', 'next', 'opened'] as const).map((sort) => ({ sort })),
  'participants.choices': [...secrets, `${secret.givenName} ${secret.familyName}`, 'Ä-2026-001', '198501', ''].map((text) => ({
    text,
    chosen: [],
  })),
  'participants.search': [...secrets, `${secret.givenName} ${secret.familyName}`, 'Ä-2026-001', '198501', ''].map((text) => ({ text })),
  'participants.similar': [{ givenName: secret.givenName, familyName: secret.familyName, personalNumber: number, birthDate: '' }],
  'meetings.list': [{ part: 'coming' }, { part: 'unfinished' }, { part: 'past' }],
  'relocation.list': [{}],
  'relocation.find': [{ planId: 'no-such-plan' }],
  'network.conflicts': [{ cases: [] }],
  'decisions.list': [{ offset: 0, limit: 100 }],
  'overview.due': [{}],
  'logchecks.get': [{}],
  'logchecks.sample': [{ sampleId: 'no-such-sample' }],
  'audit.list': [{ kind: null, userId: null, caseNumber: '', from: null, to: null, before: null, limit: 500 }],
};

/** The month in which everything about the person was written is over, and its log is checked. */
const drawn = async (): Promise<string> => {
  core.clock.now = '2026-06-02T08:00:00.000Z';
  return value(await core.client.logchecks.draw({})).id;
};

describe('a protected person', () => {
  it('is in no sample of the log', async () => {
    const { caseId } = await sealed();
    value(await core.client.participants.search({ text: number }));
    value(await core.client.participants.openCase({ caseId, reason: 'Förbereder mötet' }));
    const sampleId = await drawn();
    const said = JSON.stringify([
      value(await core.client.logchecks.get({})),
      value(await core.client.logchecks.sample({ sampleId })),
    ]).toLocaleLowerCase('sv');
    expect(said).toContain('participants.searched');
    for (const word of secrets) expect(said).not.toContain(word.toLocaleLowerCase('sv'));
  });

  it('is in no answer of any list, however it is asked', async () => {
    await sealed();
    for (const [name] of overviews) {
      const asked = inputs[name];
      expect(asked, `${name}: say what it is asked`).toBeDefined();
      for (const input of asked ?? []) {
        const reply = await core.core.call(JSON.stringify({ procedure: name, input }), []);
        // Without ids: now and then a random id happens to contain four given digits.
        const text = JSON.stringify(reply)
          .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
          .toLocaleLowerCase('sv');
        for (const word of secrets) expect(text, `${name} ${JSON.stringify(input)}`).not.toContain(word.toLocaleLowerCase('sv'));
      }
    }
    // It does find the person by the one thing that opens the record: the number.
    expect(value(await core.client.participants.search({ text: number })).rows).toMatchObject([{ name: null }]);
  });
});

/** Runs a call that makes papers, and returns what would be printed together with the file names. */
const papersOf = async (call: () => Promise<unknown>): Promise<string> => {
  let made = '';
  for (let i = 0; i < 20; i += 1)
    core.answers.push((ask) => {
      if (ask.port === 'print-to-pdf' || ask.port === 'print') made += ask.html;
      if (ask.port === 'save-file') made += ask.suggestedName;
      return ask.port === 'save-file'
        ? { kind: 'saved', name: ask.suggestedName }
        : ask.port === 'print'
          ? { kind: 'printed' }
          : { kind: 'pdf', bytes: aPdf(1) };
    });
  core.reason.given = 'Behövs på mötet';
  await call();
  core.answers.splice(0);
  return made;
};

/** Papers that may contain contact details of a protected person, and why. No other paper may. */
const mayTell: Readonly<Record<string, string>> = {
  'relocation.saveFull': 'the numbered full version for the own unit',
  'disclosures.contactRequest': 'the act (2025:170) obliges; that the protection was weighed is recorded on it',
};

/** Papers that contain only what somebody wrote for them, or a scan of a signed form: no contact details are taken from the record. */
const ownWords = new Set([
  'disclosures.scanCopy',
  'disclosures.groundRecord',
  'disclosures.concern',
  'disclosures.documentRequest',
  'disclosures.recallLetter',
  'consents.attachScan',
]);

const sources = import.meta.glob<string>(['../areas/{disclosures,meetings,relocation,threats,consents}/**/*.ts', '!**/*.test.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

describe('papers about a protected person', () => {
  const makers = all.filter(
    ([, { access, output }]) => access === 'act' && (fieldsIn(output).has('left') || fieldsIn(output).has('outcome')),
  );

  it('hold no phone, address or home municipality, but the numbered full version', async () => {
    const { caseId, meetingId } = await sealed();
    const { client } = core;
    const consentId = value(await client.consents.list({ caseId }))[0]?.id ?? '';
    const agencies = value(await client.meetings.get({ meetingId })).agencies.map((one) => one.agencyId);
    value(await client.participants.search({ text: number }));
    const checked: Readonly<Record<string, readonly (() => Promise<unknown>)[]>> = {
      'meetings.save': [
        () => client.meetings.save({ meetingId, document: 'agenda', version: null, recipient: { kind: 'own-unit' }, as: 'pdf' }),
        () => client.meetings.save({ meetingId, document: 'agenda', version: null, recipient: { kind: 'own-unit' }, as: 'print' }),
      ],
      'meetings.distribute': [() => client.meetings.distribute({ meetingId, document: 'agenda', agencies, as: 'pdf' })],
      'relocation.saveCard': [() => client.relocation.saveCard({ caseId, as: 'pdf' })],
      'disclosures.consentForm': (['sv', 'en'] as const).map(
        (language) => () => client.disclosures.consentForm({ caseId, consentId, language, as: 'pdf' }),
      ),
      'logchecks.saveLog': [() => client.logchecks.saveLog({ kind: null, userId: null, caseNumber: '', from: null, to: null })],
      'logchecks.saveSample': [async () => client.logchecks.saveSample({ sampleId: await drawn() })],
    };
    for (const [name] of makers)
      expect(
        name in checked || name in mayTell || ownWords.has(name),
        `${name} makes a paper: show here that it does not tell how a protected person is reached`,
      ).toBe(true);
    for (const [name, calls] of Object.entries(checked))
      for (const call of calls) {
        const made = await papersOf(call);
        expect(made.length, name).toBeGreaterThan(0);
        for (const word of [...Object.values(reach), 'Linköping']) expect(made, name).not.toContain(word);
        // File names end up in lists, mails and logs elsewhere.
        const fileNames = [...made.matchAll(/[^<>"/]*\.pdf/g)].map(([file]) => file).join(' ');
        for (const word of secrets) expect(fileNames, name).not.toContain(word);
      }
  });

  it('take phone and email from the person in no file but the one of the act that obliges', () => {
    const reading = Object.entries(sources).filter(
      ([, source]) =>
        /\b(row|person|participant)\.(phone|email)\b/.test(source) || /\{[^}]*\b(phone|email)\b[^}]*\}\s*=\s*requireCase/.test(source),
    );
    expect(reading.map(([path]) => path.replace('../areas/', '')).filter((path) => !/contact-request/.test(path))).toEqual([]);
  });
});
