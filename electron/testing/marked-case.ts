import { adultTestNumbers, testNumbers } from '../base/test-numbers.ts';
import type { Id } from '../base/ids.ts';
import { subjectAreas, type ProtectionLevel } from '../base/terms.ts';
import { agencyIds, person } from './meeting-scene.ts';
import { aPdf, aPng, bytes } from './scan-samples.ts';
import { secondDecider } from './second-decider.ts';
import { value, type TestCore } from './test-core.ts';

/** Text matching {@link marks} is in the marked case and nowhere else. */
export const marks = /Zq[a-z]*\d+kx/gi;

/** Words that cannot occur by chance, all different. */
const marking = () => {
  let count = 0;
  return (where: string): string => {
    count += 1;
    return `Zq${where}${count}kx`;
  };
};

const numberOf = (at: number, from = testNumbers): string => from.at(at)?.number ?? '';

/** The marked case's own number, its guardian's and its relative's: nobody else in the register has them. */
export const markedNumbers = {
  participant: numberOf(-1),
  guardian: numberOf(0, adultTestNumbers),
  relative: numberOf(1, adultTestNumbers),
};

export type MarkedScene = {
  /** The case that the reader has opened. */
  readonly own: Id;
  /** The case whose every field holds a mark. */
  readonly marked: Id;
  readonly markedCaseNumber: string;
  /**
   * About both; only about the marked case; one that is finalised and about both; one that was about both before the marked case was
   * taken off it; about the reader's own.
   */
  readonly meetings: { readonly joint: Id; readonly alone: Id; readonly finalised: Id; readonly former: Id; readonly own: Id };
  readonly draftKeys: readonly string[];
};

const saving = (core: TestCore): void => {
  core.answers.push(
    () => ({ kind: 'pdf', bytes: aPdf(1) }),
    (ask) => ({ kind: 'saved', name: ask.port === 'save-file' ? ask.suggestedName : '' }),
  );
};

/**
 * Two cases, one of which holds a mark in every text field, also in what it shares with the other: meetings, their
 * actions, a keep-apart. Written by the open user, with the grants of both. Starts in April 2026, ends in May.
 */
export const markedScene = async (core: TestCore, protection: ProtectionLevel): Promise<MarkedScene> => {
  const { client } = core;
  const mark = marking();
  core.clock.now = '2026-04-14T08:00:00.000Z';
  core.reason.given = `Lämnas ut ${mark('leaving')}`;
  const agencies = await agencyIds(core);
  const all = [...agencies.values()];
  const [police = '', school = ''] = [agencies.get('Polisen'), agencies.get('Skolan')];
  const own = await person(core, 'Alva');

  const { caseId: marked, caseNumber } = value(
    await client.participants.register({
      givenName: mark('given'),
      familyName: mark('family'),
      alias: mark('alias'),
      personalNumber: markedNumbers.participant,
      numberMissingReason: '',
      birthDate: '',
      protection,
      phase: 'assessment',
      municipality: '0580',
      openedOn: '2026-03-02',
    }),
  );
  const inCase = { caseId: marked };
  const { version } = value(await client.participants.get(inCase));
  value(
    await client.participants.change({
      ...inCase,
      version,
      changes: { otherAliases: mark('other'), phone: `070 ${mark('phone')}`, email: `${mark('mail')}@exempel.se` },
    }),
  );
  value(await client.participants.revealNumber(inCase));
  const guardian = value(
    await client.participants.addGuardian({
      ...inCase,
      givenName: mark('guardian'),
      familyName: mark('guardianfamily'),
      personalNumber: markedNumbers.guardian,
      relation: mark('relation'),
      phone: `070 ${mark('guardianphone')}`,
      email: `${mark('guardianmail')}@exempel.se`,
    }),
  );
  value(await client.participants.setGuardianThreat({ ...inCase, guardianId: guardian.id, reason: `Hotar sin son ${mark('threat')}` }));
  value(await client.participants.setGuardianThreat({ ...inCase, guardianId: guardian.id, reason: '' }));
  value(
    await client.participants.addRelative({
      ...inCase,
      givenName: mark('relative'),
      familyName: mark('relativefamily'),
      personalNumber: markedNumbers.relative,
      kind: 'family',
      relation: mark('kin'),
      livesWhere: mark('lives'),
      contact: 'with-care',
      contactHow: mark('how'),
      phone: mark('kinphone'),
      note: mark('kinnote'),
    }),
  );

  // Two versions: one signed and used, one to do without a signature.
  const cells = all.flatMap((agencyId) => subjectAreas.map((subject) => ({ agencyId, subject })));
  const scope = { purpose: mark('purpose'), validFrom: '2026-04-01', validTo: '2026-09-30', cells };
  const consent = value(await client.consents.record({ ...inCase, ...scope }));
  const { personId } = value(await client.participants.get(inCase));
  core.answers.push(() => ({ kind: 'file', name: `${mark('file')}.png`, bytes: bytes(aPng) }));
  value(await client.consents.attachScan({ ...inCase, consentId: consent.id }));
  value(await client.consents.sign({ ...inCase, consentId: consent.id, personId, signedAt: '2026-04-13T09:00:00.000Z' }));
  const { signerId, secret } = await secondDecider(core, 'coordinator');
  value(
    await client.consents.decideException(
      {
        ...inCase,
        signerId,
        consentId: consent.id,
        personId: guardian.personId,
        decider: mark('exceptiondecider'),
        reason: `Vårdnadshavaren nås inte ${mark('exception')}`,
        legalBasis: mark('basis'),
        decidedAt: '2026-04-13T10:00:00.000Z',
        until: '2026-09-30',
      },
      [secret()],
    ),
  );
  const theirs = value(await client.consents.record({ caseId: own, ...scope, purpose: 'Samverkan' }));
  const { personId: ownPerson } = value(await client.participants.get({ caseId: own }));
  value(await client.consents.sign({ caseId: own, consentId: theirs.id, personId: ownPerson, signedAt: '2026-04-13T09:00:00.000Z' }));

  const event = value(
    await client.events.add({
      ...inCase,
      type: 'threat',
      nature: 'fact',
      happenedAt: '2026-04-10T08:00:00.000Z',
      source: mark('source'),
      reliability: 'high',
      subjectArea: 'safety',
      text: mark('note'),
    }),
  );
  const { author: _, writtenAt: _at, earlier: _earlier, ...wording } = event;
  value(await client.events.change({ ...inCase, ...wording, text: mark('corrected') }));

  const actor = value(
    await client.threats.addActor({
      ...inCase,
      pseudonym: mark('actor'),
      relation: mark('actorrelation'),
      motive: mark('motive'),
      note: mark('actornote'),
    }),
  );
  value(
    await client.threats.assess({
      ...inCase,
      basedOn: null,
      actorIds: [actor.id],
      capability: mark('capability'),
      intent: mark('intent'),
      opportunity: mark('opportunity'),
      vulnerabilities: mark('vulnerable'),
      protectiveFactors: mark('protective'),
      triggers: mark('triggers'),
      scenario: mark('scenario'),
      likelihood: 4,
      consequence: 5,
      level: 'high',
      deviationReason: `Sitter häktad ${mark('deviation')}`,
      confidence: 'medium',
      sources: [{ text: mark('sources'), reliability: 'high' }],
      measures: [{ kind: 'defensive', text: mark('measure'), responsible: mark('responsible') }],
      reassessOn: '2026-04-28',
      decidedOn: '2026-04-14',
      decidedBy: mark('assessor'),
      coAssessor: mark('coassessor'),
    }),
  );
  value(
    await client.threats.addZone({
      ...inCase,
      municipality: '1280',
      locality: null,
      radiusKm: 20,
      reason: mark('zone'),
      validTo: null,
      ownerActorId: null,
      ownerText: mark('zoneowner'),
    }),
  );

  let plan = value(await client.relocation.create(inCase));
  const words = [
    ...([
      'purposeText',
      'childText',
      'reversalText',
      'policeText',
      'decidedBy',
      'frameNote',
      'meetingPoint',
      'driver',
      'whoKnows',
    ] as const),
    ...(['ifLate', 'codeWord', 'safeSpot', 'reserveHousing', 'fetchesChildren', 'moneyReserve'] as const),
  ];
  plan = value(
    await client.relocation.change({
      ...inCase,
      version: plan.version,
      changes: { moveDate: '2026-05-21', ...Object.fromEntries(words.map((field) => [field, mark(field)])) },
    }),
  );
  const rows: readonly Parameters<typeof client.relocation.addRow>[0]['row'][] = [
    { list: 'alternatives', code: '1880', locality: null, remark: mark('place') },
    {
      list: 'checks',
      text: mark('check'),
      fromDay: -3,
      toDay: -1,
      mandatory: true,
      owner: mark('owner'),
      note: mark('checknote'),
      notApplicable: '',
      done: true,
    },
    {
      list: 'family',
      name: mark('mover'),
      relation: mark('moverrelation'),
      moves: 'moves',
      contact: mark('movercontact'),
      risk: mark('risk'),
    },
    { list: 'costs', kind: 'housing', text: mark('cost'), quantity: 100, unitOre: 100_000 },
    { list: 'times', time: '08:00', kind: 'departure', text: mark('time') },
    { list: 'numbers', name: mark('numbername'), number: mark('number') },
  ];
  for (const row of rows) plan = value(await client.relocation.addRow({ ...inCase, version: plan.version, row }));
  plan = value(
    await client.relocation.chooseDestination({ ...inCase, version: plan.version, alternativeId: plan.alternatives[0]?.id ?? '' }),
  );
  saving(core);
  value(await client.relocation.saveFull({ ...inCase, as: 'pdf' }));

  const { caseNumber: ownNumber } = value(await client.participants.get({ caseId: own }));
  value(await client.network.keepApart({ ...inCase, otherCaseNumber: ownNumber, reason: mark('apart'), since: '2026-04-01', until: null }));

  value(
    await client.disclosures.useGround({
      ...inCase,
      agencyId: police,
      groundId: 'osl-10-18-c',
      version: 1,
      subjects: ['safety'],
      told: mark('told'),
      reason: mark('why'),
      risk: mark('danger'),
      decider: mark('decider'),
      answers: await answersFor(core, marked, police),
    }),
  );
  saving(core);
  value(
    await client.disclosures.contactRequest({
      ...inCase,
      agencyId: police,
      requester: mark('requester'),
      need: mark('need'),
      exceptional: true,
      outcome: 'allowed',
      give: ['phone'],
      reason: mark('contact'),
      protectionConsidered: true,
      decider: mark('contactdecider'),
      as: 'pdf',
    }),
  );
  saving(core);
  value(
    await client.disclosures.documentRequest({
      ...inCase,
      requester: mark('asker'),
      requested: mark('document'),
      receivedOn: '2026-04-13',
      isClear: 'no',
      reasons: mark('reasons'),
      decider: mark('documentdecider'),
      as: 'pdf',
    }),
  );

  const meeting = async (cases: readonly Id[], date: string) =>
    value(
      await client.meetings.plan({
        type: 'sig',
        number: null,
        date,
        startTime: '10:00',
        endTime: '11:00',
        place: mark('room'),
        cases: [...cases],
        agencies: [police, school].map((agencyId) => ({ agencyId, contactId: null })),
        items: [{ title: 'Läget', subject: 'safety' }],
        reason: `Mötet behövs ${mark('meeting')}`,
      }),
    );
  const written = () => ({
    statements: [{ id: 'st', nature: 'fact' as const, source: mark('saidby'), text: mark('said') }],
    decisions: [{ id: 'de', text: mark('decision'), decider: mark('decidedby') }],
    actions: [{ id: 'ac', what: mark('action'), ownerAgencyId: police, ownerName: mark('actionowner'), dueOn: '2026-05-11' }],
  });
  /** One item about both, and one about the marked case alone. */
  const write = async (meetingId: Id): Promise<void> => {
    const { items, cases } = value(await client.meetings.get({ meetingId }));
    const both = items[0];
    const changes = { title: mark('title'), ...written() };
    value(await client.meetings.changeItem({ meetingId, itemId: both?.id ?? '', version: both?.version ?? 0, changes }));
    if (cases.length === 1) return;
    const added = value(
      await client.meetings.addItem({
        ...{ meetingId, title: mark('alone'), subject: 'health', restriction: 'none' },
        ...{ cases: [marked], at: null, followsActionId: null },
      }),
    );
    const alone = added.items.at(-1);
    const theirs = {
      ...written(),
      actions: [{ ...(written().actions[0] ?? { id: '', ownerAgencyId: null, ownerName: '', dueOn: '' }), id: 'own', what: mark('alone') }],
    };
    value(await client.meetings.changeItem({ meetingId, itemId: alone?.id ?? '', version: alone?.version ?? 0, changes: theirs }));
  };
  const finalised = await meeting([own, marked], '2026-04-14');
  await write(finalised.id);
  saving(core);
  value(await client.meetings.distribute({ meetingId: finalised.id, document: 'agenda', agencies: [police], as: 'pdf' }));
  value(await client.meetings.hold({ meetingId: finalised.id }));
  for (const agencyId of [police, school])
    value(await client.meetings.setAttendance({ meetingId: finalised.id, agencyId, attendance: 'present' }));
  const held = value(await client.meetings.get({ meetingId: finalised.id }));
  value(await client.meetings.finalise({ meetingId: finalised.id, version: held.version }));
  const joint = await meeting([own, marked], '2026-05-12');
  await write(joint.id);
  const alone = await meeting([marked], '2026-05-13');
  await write(alone.id);
  const former = await meeting([own, marked], '2026-05-15');
  await write(former.id);
  const { version: formerVersion } = value(await client.meetings.get({ meetingId: former.id }));
  value(await client.meetings.setCases({ meetingId: former.id, version: formerVersion, cases: [own] }));
  const plain = value(
    await client.meetings.plan({
      ...{ type: 'sspf', number: null, date: '2026-05-14', startTime: '10:00', endTime: '11:00', place: 'Rum 3', cases: [own], reason: '' },
      agencies: [{ agencyId: police, contactId: null }],
      items: [{ title: 'Läget', subject: 'safety' }],
    }),
  );

  value(
    await client.consents.withdraw({
      ...inCase,
      consentIds: [consent.id],
      agencyId: police,
      subject: null,
      withdrawnAt: '2026-04-14T08:00:00.000Z',
      toldBy: mark('toldby'),
    }),
  );

  // What somebody finds out when she looks for the person, as the log keeps it.
  value(await client.participants.search({ text: markedNumbers.participant }));
  const draftKeys = [
    `events/${marked}/new`,
    `participants/${marked}/guardian/new`,
    `meetings/${joint.id}/new-item`,
    `meetings/${alone.id}/new-item`,
    `meetings/${former.id}/new-item`,
    `relocation/${plan.planId}/driver`,
  ];
  for (const key of draftKeys) value(await client.drafts.put({ key, value: mark('draft'), baseVersion: 0 }));

  core.clock.now = '2026-05-07T08:00:00.000Z';
  const sample = value(await client.logchecks.draw({}));
  for (const entry of sample.entries.filter((one) => one.caseNumber === caseNumber).slice(0, 3))
    value(await client.logchecks.mark({ sampleId: sample.id, seq: entry.seq, verdict: 'question', remark: mark('remark') }));
  core.reason.given = null;
  return {
    own,
    marked,
    markedCaseNumber: caseNumber,
    meetings: { joint: joint.id, alone: alone.id, finalised: finalised.id, former: former.id, own: plain.id },
    draftKeys,
  };
};

const answersFor = async ({ client }: TestCore, caseId: Id, agencyId: Id): Promise<('yes' | 'no' | null)[]> => {
  const ground = value(await client.disclosures.possibleGrounds({ caseId, agencyId })).find((one) => one.id === 'osl-10-18-c');
  return (ground?.questions ?? []).map(({ stops }) => (stops === 'yes' ? 'no' : 'yes'));
};
