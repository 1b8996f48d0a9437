import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buffersOf, type Procedure } from '../base/contract.ts';
import type { PortAsk } from '../base/ports.ts';
import type { Role } from '../base/permissions.ts';
import type { ProtectionLevel } from '../base/terms.ts';
import { insertUser } from '../areas/users/store.ts';
import { insertShutOut } from '../areas/users/conflicts/shut-out-store.ts';
import { actingOn } from '../testing/acting.ts';
import { proceduresOf } from '../testing/contract-arbitraries.ts';
import { directed, type Ids } from '../testing/directed-inputs.ts';
import { leadingThere } from '../testing/scene-ids.ts';
import { markedNumbers, markedScene, marks, type MarkedScene } from '../testing/marked-case.ts';
import { aPdf, aPng } from '../testing/scan-samples.ts';
import { openTestCore, passphrase, testCore, value, type TestCore } from '../testing/test-core.ts';
import { contracts } from './contract.ts';

/**
 * Where a case that the reader may not see is still named, by its number, its id or the days in an overview, and why that is lawful. Never
 * any of its content; anyone who is shut out sees even less.
 */
const namedIn: Readonly<Record<string, string>> = {
  'participants.list':
    'the thin list (SoLPuL 7 a §): number, phase, state, day of opening and next day; no name where it is sealed or one is shut out',
  'participants.choices': 'rows of the thin list, by what they show there',
  'participants.search': 'the lawful search: a row of the thin list, found by case number or by the whole personal number',
  'meetings.list': 'which meetings there are and whose, by case number; no meeting whose every case one is shut out of',
  'relocation.find': 'whose plan it is, by case number, so that the case can be opened; not of a case one is shut out of',
  'relocation.list': 'which plans there are, by case number and day; none of a case one is shut out of',
  'overview.due': 'what is due on which day, by case number; nothing of a case one is shut out of',
  'decisions.list': 'which case a decision of two was about, by case number; none of a case one is shut out of',
  'audit.list': 'who did what kind of thing when, on which case; no payload',
  'audit.openPayload': 'an entry of the log by its number, once its case is open; case numbers stand in the thin list, too',
  'logchecks.get': 'the drawn entries of the log, by case number; no remark on a case that is not open',
  'logchecks.sample': 'the same',
  'logchecks.draw': 'the same',
};

/** Not called: they work without an open register, end the session, or give the register another key. They return nothing about cases. */
const notCalled = (name: string, procedure: Procedure): boolean =>
  procedure.when === 'any' || ['users.rekey', 'users.salvage', 'users.changePassphrase'].includes(name);

/** Called last: after these, the user's own case answers less. */
const last = ['retention.endAsFictitious', 'meetings.correct', 'exchange.undo', 'users.changeRole', 'users.disable'];

let core: TestCore;
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'utvag-apart-'));
});
afterEach(() => {
  core.close();
  rmSync(home, { recursive: true, force: true });
});

/** What must have answered at least once; otherwise the enumeration only tried calls that were refused for another reason. */
const mustAnswer = [
  ...[
    'audit.list',
    'audit.openPayload',
    'drafts.list',
    'logchecks.get',
    'logchecks.sample',
    'users.signers',
    'network.list',
    'network.keepApart',
  ],
  ...[
    'participants.list',
    'participants.choices',
    'participants.search',
    'participants.get',
    'participants.addGuardian',
    'participants.addRelative',
    'participants.relatives',
  ],
  ...[
    'consents.list',
    'consents.matrix',
    'disclosures.list',
    'disclosures.uses',
    'disclosures.recalls',
    'events.list',
    'events.add',
    'threats.get',
  ],
  ...['relocation.list', 'relocation.get', 'relocation.create', 'actions.list', 'actions.withheld', 'overview.due'],
  ...['meetings.list', 'meetings.open', 'meetings.get', 'meetings.addItem', 'meetings.cover', 'meetings.suggestions', 'meetings.save'],
];

type Told = { readonly name: string; readonly input: unknown; readonly words: readonly string[] };
type Outcome = {
  readonly told: readonly Told[];
  readonly naming: ReadonlySet<string>;
  readonly answered: ReadonlySet<string>;
  readonly calls: number;
};

/** A paper or a file that would leave, as text. */
const leaving = (ask: PortAsk): string =>
  JSON.stringify(ask, (_, inner: unknown) => (inner instanceof Uint8Array ? Buffer.from(inner).toString('latin1') : inner));

/** Calls every procedure and collects everything about the marked case: in its answer, in an event, or in something about to leave. */
const tryEverything = async (scene: MarkedScene, ids: Ids, role: Role): Promise<Outcome> => {
  const told: Told[] = [];
  const naming = new Set<string>();
  const answered = new Set<string>();
  let calls = 0;
  const procedures = proceduresOf(contracts).filter(
    ({ name, procedure }) => !notCalled(name, procedure) && (procedure.roles?.includes(role) ?? false),
  );
  const ordered = [...procedures.filter(({ name }) => !last.includes(name)), ...procedures.filter(({ name }) => last.includes(name))];
  for (const { name, procedure } of ordered) {
    const buffers = (): Uint8Array[] => Array.from({ length: buffersOf(procedure) }, () => new Uint8Array([1]));
    for (const given of directed(procedure, ids, name === 'audit.openPayload' ? 2000 : 120)) {
      calls += 1;
      // A different name each time: two equal names in a file are refused.
      const input = 'givenName' in given ? { ...given, givenName: `Ord${calls}` } : given;
      core.asked.splice(0);
      core.events.splice(0);
      const reply = await core.core.call(JSON.stringify({ procedure: name, input, reason: 'Behövs på mötet i dag' }), buffers());
      if (reply.result.ok) answered.add(name);
      const text = [JSON.stringify([reply, core.events]), ...core.asked.map(leaving)].join('\n');
      const asked = JSON.stringify(input);
      const words = [...text.matchAll(marks)].map(([word]) => word);
      if (text.includes(Buffer.from(aPng).toString('base64'))) words.push('the scan');
      for (const number of [...Object.values(markedNumbers), '2026-05-21'])
        if (text.includes(number) && !asked.includes(number)) words.push(number);
      if (words.length > 0) told.push({ name, input, words: [...new Set(words)] });
      const named = reply.result.ok ? JSON.stringify(reply.result.value) : '';
      // Beyond what the call's own input said.
      if ([scene.marked, scene.markedCaseNumber].some((word) => named.includes(word) && !asked.includes(word))) naming.add(name);
    }
  }
  return { told, naming, answered, calls };
};

const opened = async (protection: ProtectionLevel): Promise<MarkedScene> => {
  core = await openTestCore({ folder: home, now: '2026-04-14T08:00:00.000Z', answer: () => ({ kind: 'cancelled' }) });
  return markedScene(core, protection);
};

/** The same register again, opened by the same person: so far only their own case is open. */
const again = async (scene: MarkedScene): Promise<void> => {
  core = testCore({
    folder: home,
    answer: (ask) =>
      ask.port === 'print-to-pdf'
        ? { kind: 'pdf', bytes: aPdf(1) }
        : ask.port === 'save-file'
          ? { kind: 'saved', name: ask.suggestedName }
          : { kind: 'cancelled' },
  });
  value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
  value(await core.client.participants.openCase({ caseId: scene.own, reason: '' }));
};

const summary = (told: readonly Told[]): readonly string[] => [
  ...new Set(told.map(({ name, input, words }) => `${name} ${JSON.stringify(input).slice(0, 120)}: ${words.slice(0, 4).join(' ')}`)),
];

/** Tables without personal text: they contain ids, numbers, days or choices, or text that is about nobody. */
const wordless = new Set([
  ...['schema_migrations', 'register_facts', 'users', 'settings', 'agencies', 'agency_contacts', 'agency_names', 'legal_grounds'],
  ...[
    'cases',
    'audit_entries',
    'audit_joint_payloads',
    'log_samples',
    'backup_checks',
    'backup_state',
    'secret_tries',
    'import_batches',
    'import_batch_records',
  ],
  ...[
    'action_cases',
    'agenda_item_cases',
    'meeting_cases',
    'meeting_former_cases',
    'agenda_item_former_cases',
    'meeting_agencies',
    'disclosure_cases',
    'recalls',
  ],
  ...['consent_cells', 'consent_forms', 'consent_signatures', 'relocation_copies', 'relocation_destinations'],
  // A picture; the test looks for its bytes.
  'consent_scans',
  // The wording of joint decisions; returned with the plan and with the list of who is shut out.
  ...['relocation_overrides', 'shut_outs'],
  // Of a case they hold its id alone, and days.
  ...['decisions', 'decision_readers', 'dues', 'case_counts', 'plan_list'],
]);

describe('a case that somebody may not see', () => {
  it('has marks wherever words are kept', async () => {
    const scene = await opened('none');
    const acting = await actingOn(core);
    const { db } = acting;
    const empty = db
      .all<{ name: string }>(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`)
      .map(({ name }) => name)
      .filter((name) => !wordless.has(name))
      .filter((name) => JSON.stringify(db.all(`select * from "${name}"`)).match(marks) === null);
    acting.close();
    expect(scene.marked).not.toBe('');
    expect(empty).toEqual([]);
  });

  it('is told by no procedure to a manager who is shut out of it', async () => {
    const scene = await opened('none');
    const acting = await actingOn(core);
    const ids = leadingThere(acting.db, scene);
    acting.write(({ db, audit, now, user }) => {
      const other = { id: crypto.randomUUID(), name: 'Nora Ek', signature: 'NE', role: 'coordinator' } as const;
      insertUser(db, other);
      insertShutOut(db, { caseId: scene.marked, userId: user.id, reason: 'Hans moster Zqshutout1kx', decidedBy: other.id, decidedAt: now });
      db.run(`update users set role = 'manager' where id = :id`, { id: user.id });
      audit('users.shut-out', { reason: 'Hans moster Zqshutout1kx' }, scene.marked);
    });
    acting.close();
    await again(scene);
    const { told, naming, answered, calls } = await tryEverything(scene, ids, 'manager');
    expect(calls).toBeGreaterThan(1500);
    expect(summary(told)).toEqual([]);
    expect([...naming].filter((name) => !(name in namedIn))).toEqual([]);
    expect(core.faults).toEqual([]);
    expect(mustAnswer.filter((name) => !answered.has(name))).toEqual([]);
  }, 600_000);

  it('is told by no procedure to a coordinator before she has opened it with a reason', async () => {
    const scene = await opened('protected-registration');
    const acting = await actingOn(core);
    const ids = leadingThere(acting.db, scene);
    acting.close();
    await again(scene);
    const { told, naming, answered } = await tryEverything(scene, ids, 'coordinator');
    expect(summary(told).filter((line) => !line.includes('2026-05-21'))).toEqual([]);
    expect([...naming].filter((name) => !(name in namedIn))).toEqual([]);
    expect(core.faults).toEqual([]);
    expect(mustAnswer.filter((name) => !answered.has(name))).toEqual([]);
  }, 600_000);
});
