import { describe, expect, it } from 'vitest';
import type { ConsentVersion } from '../../consents/rules.ts';
import { recallsOf, type Sent } from './recall-rules.ts';
import type { Knowledge } from '../gate/rules.ts';

const leftAt = '2026-03-01T10:00:00.000Z';
const withdrawnAt = '2026-04-01T10:00:00.000Z';
const version = (number: number, given: Partial<ConsentVersion> = {}): ConsentVersion => ({
  ...{ id: `v${number}`, number, purpose: 'SIG', validFrom: '2026-01-01', validTo: '2026-12-31' },
  cells: [
    { agencyId: 'school', subject: 'safety' },
    { agencyId: 'school', subject: 'health' },
  ],
  signatures: [{ personId: 'alva', signedAt: '2026-01-02T10:00:00.000Z' }],
  withdrawals: [],
  ...given,
});
const withdrawal = (given: Partial<ConsentVersion['withdrawals'][number]> = {}): Partial<ConsentVersion> => ({
  withdrawals: [{ agencyId: null, subject: null, withdrawnAt, ...given }],
});
const sent = (given: Partial<Sent> = {}): Sent => ({
  ...{ disclosureId: 'd', agencyId: 'school', leftAt, said: [{ subject: 'safety', version: 1 }] },
  ...given,
});
const recalls = (versions: readonly ConsentVersion[], ...all: readonly Sent[]) => {
  const knowledge: Knowledge = {
    people: new Map([['alva', { who: { personId: 'alva', birthDate: '1990-01-01', guardianIds: [] }, versions }]]),
    ownHouse: new Set(),
    agencies: new Set(['school', 'police']),
    ownSignatureAge: 15,
  };
  return recallsOf(all.length === 0 ? [sent()] : all, 'alva', versions, knowledge);
};
const recall = { disclosureId: 'd', agencyId: 'school', withdrawnAt };

describe('what left on a consent', () => {
  it('is not recalled while the consent holds', () => {
    expect(recalls([version(1)])).toEqual([]);
    expect(recalls([])).toEqual([]);
  });
  it('is recalled once it is withdrawn: as a whole, for the agency, for the subject', () => {
    expect(recalls([version(1, withdrawal())])).toEqual([recall]);
    expect(recalls([version(1, withdrawal({ agencyId: 'school' }))])).toEqual([recall]);
    expect(recalls([version(1, withdrawal({ subject: 'safety' }))])).toEqual([recall]);
  });
  it('is not recalled by a withdrawal for another agency, another subject or another version', () => {
    const all = { cells: [...version(1).cells, { agencyId: 'police', subject: 'safety' } as const] };
    expect(recalls([version(1, { ...all, ...withdrawal({ agencyId: 'police' }) })])).toEqual([]);
    expect(recalls([version(1, withdrawal({ subject: 'health' }))])).toEqual([]);
    expect(recalls([version(1), version(2, withdrawal())])).toEqual([]);
    expect(recalls([version(1, withdrawal())], sent({ said: [{ subject: 'safety', version: null }] }))).toEqual([]);
    expect(recalls([version(1, withdrawal())], sent({ said: [] }))).toEqual([]);
  });
  it('is not recalled where another version covers the same at that minute', () => {
    expect(recalls([version(1, withdrawal()), version(2)])).toEqual([]);
    expect(recalls([version(1, withdrawal()), version(2, { cells: [{ agencyId: 'police', subject: 'safety' }] })])).toEqual([recall]);
  });
  it('is recalled also where the withdrawal was written down later than it was told', () => {
    const before = '2026-02-01T10:00:00.000Z';
    expect(recalls([version(1, withdrawal({ withdrawnAt: before }))])).toEqual([{ ...recall, withdrawnAt: before }]);
    // Another version began between the two, so it was covered when it left.
    const renewed = version(2, { validFrom: '2026-02-15', signatures: [{ personId: 'alva', signedAt: '2026-02-15T10:00:00.000Z' }] });
    expect(recalls([version(1, withdrawal({ withdrawnAt: before })), renewed])).toEqual([]);
  });
  it('is not recalled by a withdrawal of something else, also where the consent has run out by then', () => {
    const over = { validTo: '2026-03-15' };
    expect(recalls([version(1, { ...over, ...withdrawal({ agencyId: 'police' }) })])).toEqual([]);
    expect(recalls([version(1, { ...over, ...withdrawal({ agencyId: 'police', subject: 'safety' }) })])).toEqual([]);
    expect(recalls([version(1, { ...over, ...withdrawal({ subject: 'health' }) })])).toEqual([]);
    expect(recalls([version(1, { ...over, ...withdrawal({ agencyId: 'school', subject: 'safety' }) })])).toEqual([recall]);
  });
  it('as form alone goes with any of its subjects', () => {
    const formal = sent({ said: [{ subject: 'formal', version: 1 }] });
    expect(recalls([version(1, withdrawal())], formal)).toEqual([recall]);
    const one = version(1, { cells: [{ agencyId: 'school', subject: 'safety' }], ...withdrawal({ subject: 'safety' }) });
    expect(recalls([one], formal)).toEqual([recall]);
  });
  it('is recalled once, from the first withdrawal on, each paper by itself', () => {
    const twice = version(1, {
      withdrawals: [
        { agencyId: null, subject: 'health', withdrawnAt: '2026-05-01T10:00:00.000Z' },
        { agencyId: null, subject: 'safety', withdrawnAt },
      ],
    });
    const both = sent({
      said: [
        { subject: 'health', version: 1 },
        { subject: 'safety', version: 1 },
      ],
    });
    expect(recalls([twice], both, sent({ disclosureId: 'e' }))).toEqual([recall, { ...recall, disclosureId: 'e' }]);
  });
});
