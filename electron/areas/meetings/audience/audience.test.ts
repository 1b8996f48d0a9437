import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal } from '../../../base/disclosable.ts';
import { paperDocx } from '../../../papers/docx/docx.ts';
import { paperFileName } from '../../../papers/file-name.ts';
import { paperHtml } from '../../../papers/html/html.ts';
import type { Paper } from '../../../papers/paper.ts';
import { clear, fixed } from '../../../papers/text.ts';
import { meetingPaper, type MeetingDocument } from '../papers.ts';
import { isFormal, type MeetingContent } from '../rules.ts';
import {
  agencyIds,
  agencyNames,
  at,
  casesOf,
  heardBy,
  knowledgeOf,
  onlyHidden,
  partsIn,
  passes,
  people,
  sameFor,
  sceneArb,
  settled,
  type Agency,
  type Scene,
} from '../../../testing/meeting-samples.ts';
import { namesIn } from './name-rules.ts';
import { versionFor, type MeetingPart, type Told } from './audience-rules.ts';

const around = (recipient: string) =>
  clear({
    today: '2026-05-05',
    frame: {
      language: 'sv' as const,
      format: 'page' as const,
      header: { organisation: 'Exempelkommunen', unit: 'Avhopparverksamheten', classification: 'Kan omfattas av sekretess', recipient },
      footer: { transfer: 'nej', auditHead: '0000 0000 0000 0000', trial: true },
    },
  });

type Builder = (scene: Scene, agencyId: Agency, document: MeetingDocument) => Paper | null;

/** The day of a version, oldest first. */
const day = (i: number): string => `2026-05-0${i + 1}T08:00:00.000Z`;

/** The paper of the parts, which a leak may have added to, decided one by one. */
const built =
  (leak: (parts: readonly MeetingPart[], scene: Scene, agencyId: Agency) => readonly MeetingPart[] = (parts) => parts): Builder =>
  (scene, agencyId, document) => {
    const versions = [...scene.before, scene.content].map((content, i) => ({
      finalisedAt: day(i),
      told: partsIn(scene, agencyId, content, null),
    }));
    const version = document === 'minutes' ? versionFor(versions) : null;
    const parts = partsIn(scene, agencyId, scene.content, version);
    if (parts.length === 0) return null;
    const allowed = leak(parts, scene, agencyId).filter((part) => passes(scene, part, agencyId));
    return meetingPaper(around(agencyNames[agencyId]), document, false, clear(allowed.map((part) => part.content)));
  };

const honest = built();
const documents = fc.constantFrom<MeetingDocument>('agenda', 'minutes');
const agency = fc.constantFrom(...agencyIds);

/** Two scenes that an agency must not be able to tell apart. */
const pairArb = fc
  .record({ low: sceneArb, high: sceneArb, agencyId: agency, document: documents })
  .map(({ low, high, agencyId, document }) => {
    const first = settled(agencyId, low);
    return { first: onlyHidden(agencyId, first), second: sameFor(agencyId, first, high), agencyId, document };
  });

const sameModel = (build: Builder) =>
  fc.property(pairArb, ({ first, second, agencyId, document }) => {
    expect(build(second, agencyId, document)).toEqual(build(first, agencyId, document));
  });

describe('non-interference: two meetings that differ only in what an agency may not hear', () => {
  it('are drawn so that the agency often has a paper and much differs besides', () => {
    let papers = 0;
    let different = 0;
    fc.assert(
      fc.property(pairArb, ({ first, second, agencyId }) => {
        expect(heardBy(second, agencyId).size).toBe(heardBy(first, agencyId).size);
        if (heardBy(first, agencyId).size === 0) return;
        papers += 1;
        if (JSON.stringify(first.content) !== JSON.stringify(second.content)) different += 1;
      }),
      { numRuns: 300, seed: 8 },
    );
    expect(papers).toBeGreaterThan(60);
    expect(different).toBeGreaterThan(50);
  });

  it('give it the same paper: items, agencies, owners, sources, place, basis, version, numbering, tables and name', () => {
    fc.assert(sameModel(honest), { numRuns: 300 });
  });

  it('give it the same bytes to look at, the same properties and the same file name', async () => {
    await fc.assert(
      fc.asyncProperty(pairArb, async ({ first, second, agencyId, document }) => {
        const [one, two] = [honest(first, agencyId, document), honest(second, agencyId, document)];
        fc.pre(one !== null);
        expect(two).not.toBeNull();
        if (!one || !two) return;
        const [a, b] = [seal(one, 'a'), seal(two, 'b')];
        expect(paperHtml(b)).toBe(paperHtml(a));
        expect(paperFileName(two.name, 'pdf')).toBe(paperFileName(one.name, 'pdf'));
        const hash = async (sealed: typeof a) =>
          createHash('sha256')
            .update(await paperDocx(sealed, at))
            .digest('hex');
        expect(await hash(b)).toBe(await hash(a));
      }),
      { numRuns: 12 },
    );
  });
});

const formalAll = ({ content }: Scene) =>
  ({ cases: content.cases.map((one) => one.caseId), subject: 'formal', restriction: 'none' }) as const;
const told = (parts: readonly MeetingPart[], change: (one: Told) => Told): readonly MeetingPart[] =>
  parts.map((part) => ({ ...part, content: change(part.content) }));
const original = (scene: Scene, title: string) => scene.content.items.find((item) => item.title === title);
const withItem = (
  parts: readonly MeetingPart[],
  scene: Scene,
  change: (item: Extract<Told, { kind: 'item' }>['item'], from: MeetingContent['items'][number]) => Extract<Told, { kind: 'item' }>['item'],
): readonly MeetingPart[] =>
  told(parts, (one) => {
    if (one.kind !== 'item' || !('text' in one.item.title)) return one;
    const from = original(scene, one.item.title.text);
    return from && from.statements.length === one.item.statements.length ? { kind: 'item', item: change(one.item, from) } : one;
  });
const head = (
  parts: readonly MeetingPart[],
  change: (one: Extract<Told, { kind: 'meeting' }>) => Partial<Extract<Told, { kind: 'meeting' }>>,
): readonly MeetingPart[] => told(parts, (one) => (one.kind === 'meeting' ? { ...one, ...change(one) } : one));

/** Mistakes somebody made or could make: the property must catch every one. */
const leaks: Readonly<Record<string, Builder>> = {
  'everybody who was called stands on every paper': built((parts, { content }) => {
    const [first] = parts;
    if (!first) return parts;
    const rest = parts.filter((part) => part.content.kind !== 'called');
    return [
      ...rest,
      ...content.agencies.map(({ name, contact, attendance }) => ({
        ...first,
        content: { kind: 'called' as const, name, contact, attendance },
      })),
    ];
  }),
  'those called are formal, and hidden where a person is not covered': built((parts, scene) =>
    parts.map((part) => (part.content.kind === 'called' ? { ...part, ...formalAll(scene) } : part)),
  ),
  'form is about every case of the meeting': built((parts, scene) =>
    parts.map((part) => (part.subject === 'formal' ? { ...part, ...formalAll(scene) } : part)),
  ),
  'the next date is about every case of the meeting': built((parts, scene) =>
    parts.map((part) => (part.content.kind === 'next' ? { ...part, ...formalAll(scene) } : part)),
  ),
  'the owner of an action is named whatever it may hear': built((parts, scene) =>
    withItem(parts, scene, (item, from) => ({
      ...item,
      actions: item.actions.map((one, i) => {
        const id = from.actions[i]?.ownerAgencyId;
        return id ? { ...one, owner: scene.content.owners[id] ?? '' } : one;
      }),
    })),
  ),
  'the name of whoever answers for an action is left': built((parts, scene) =>
    withItem(parts, scene, (item, from) => ({
      ...item,
      actions: item.actions.map((one, i) => ({ ...one, ownerName: from.actions[i]?.ownerName ?? '' })),
    })),
  ),
  'a hidden owner is left blank': built((parts, scene) =>
    withItem(parts, scene, (item, from) => ({
      ...item,
      actions: item.actions.map((one, i) => (from.actions[i]?.ownerAgencyId && one.owner === null ? { ...one, owner: '–' } : one)),
    })),
  ),
  'a source is named whatever it may hear': built((parts, scene) =>
    withItem(parts, scene, (item, from) => ({
      ...item,
      statements: item.statements.map((one, i) => ({ ...one, source: from.statements[i]?.source ?? '' })),
    })),
  ),
  'a decider is named whatever it may hear': built((parts, scene) =>
    withItem(parts, scene, (item, from) => ({
      ...item,
      decisions: item.decisions.map((one, i) => ({ ...one, decider: from.decisions[i]?.decider ?? '' })),
    })),
  ),
  'the place stands whatever it names': built((parts, { content }) => head(parts, () => ({ place: content.place }))),
  'the meeting has its number': built((parts, { content }) => head(parts, () => ({ number: content.number }))),
  'every case number stands in the head': built((parts, { content }) =>
    head(parts, () => ({ caseNumbers: content.cases.map((one) => one.caseNumber) })),
  ),
  'the version counts every correction': built((parts, { before }) =>
    head(parts, ({ version }) => ({ version: version && { ...version, number: before.length + 1 } })),
  ),
  'consents are known by their number': built((parts, { covers }) =>
    told(parts, (one) =>
      one.kind === 'basis' ? { kind: 'basis', basis: { ...one.basis, from: `version ${covers.p1.earlier.length + 1}` } } : one,
    ),
  ),
  'the basis names the consents of everybody in the meeting': built((parts, scene, agencyId) => {
    const [first] = parts;
    if (!first) return parts;
    const cells = (versions: readonly { readonly cells: readonly { readonly agencyId: string }[] }[]) =>
      versions.filter((version) => version.cells.some((cell) => cell.agencyId === agencyId));
    const persons = scene.content.cases.map((one) => one.caseId);
    const all = [...knowledgeOf(scene, persons).people.values()].flatMap(({ versions }) => cells(versions).length);
    return [...parts, ...all.map((n) => ({ ...first, content: { kind: 'basis' as const, basis: { from: `${n}`, until: '2026-12-31' } } }))];
  }),
  'items keep the numbers they have on our own copy': built((parts, scene) =>
    withItem(parts, scene, (item, from) => ({
      ...item,
      title: { text: `${scene.content.items.indexOf(from) + 1}. ${from.title}` },
    })),
  ),
  'form is heard whomever it is about': built((parts, { content }) => {
    const [first] = parts;
    const form = parts.filter((part) => part.content.kind === 'item' && 'formal' in part.content.item.title);
    const extra = content.items.filter(isFormal).length - form.length;
    const [one] = form;
    return first && one ? [...parts, ...Array.from({ length: extra }, () => ({ ...one, cases: first.cases }))] : parts;
  }),
  'a row stands empty for whoever is left out': built((parts, { content }) => {
    const [first] = parts;
    const called = parts.filter((part) => part.content.kind === 'called').length;
    const blank = { kind: 'called', name: '', contact: '', attendance: 'present' } as const;
    return first ? [...parts, ...Array.from({ length: content.agencies.length - called }, () => ({ ...first, content: blank }))] : parts;
  }),
  'the name of the file counts the items': (scene, agencyId, document) => {
    const paper = honest(scene, agencyId, document);
    return paper && { ...paper, name: { ...paper.name, kind: fixed`${paper.name.kind} ${scene.content.items.length}` } };
  },
  'a paper says that there is more': (scene, agencyId, document) => {
    const paper = honest(scene, agencyId, document);
    const isMore = heardBy(scene, agencyId).size < scene.content.items.filter((item) => !isFormal(item)).length;
    return paper && { ...paper, blocks: [...paper.blocks, ...(isMore ? [{ kind: 'paragraph', text: fixed`…` } as const] : [])] };
  },
};

describe('the property catches a planted leak:', () => {
  it.each(Object.entries(leaks))('%s', (_what, build) => {
    expect(fc.check(sameModel(build), { numRuns: 1500, endOnFailure: true }).failed).toBe(true);
  });
});

describe('the paper of an agency', () => {
  const drawn = (check: (scene: Scene, agencyId: Agency, document: MeetingDocument) => void): void => {
    fc.assert(fc.property(sceneArb, agency, documents, check), { numRuns: 150 });
  };

  it('holds every item it may hear, in their order, numbered from one without a gap, and no word of any other', () => {
    drawn((scene, agencyId) => {
      const paper = honest(scene, agencyId, 'minutes');
      const heard = heardBy(scene, agencyId);
      expect(paper === null).toBe(heard.size === 0);
      const headings = paper?.blocks.flatMap((block) => (block.kind === 'heading' ? [block] : [])) ?? [];
      expect(headings.map((one) => one.number)).toEqual(headings.map((_, i) => i + 1));
      const texts: string[] = headings.map((one) => one.text);
      const titles = scene.content.items.filter((item) => heard.has(item.id)).map((item) => item.title);
      expect(texts.filter((text) => text.startsWith('titel'))).toEqual(titles);
      const text = JSON.stringify(paper);
      for (const item of scene.content.items) {
        if (isFormal(item) || heard.has(item.id)) continue;
        if (!titles.includes(item.title)) expect(text.includes(`${item.title}"`)).toBe(false);
      }
    });
  });

  it('names no agency that hears none of its items', () => {
    drawn((scene, agencyId, document) => {
      const text = JSON.stringify(honest(scene, agencyId, document));
      const heard = [...heardBy(scene, agencyId)];
      for (const other of agencyIds) {
        if (other === agencyId || heard.some((id) => heardBy(scene, other).has(id))) continue;
        expect(namesIn(text, [agencyNames[other]])).toBe(false);
      }
    });
  });

  it('names no case but those of the items it hears', () => {
    drawn((scene, agencyId, document) => {
      const text = JSON.stringify(honest(scene, agencyId, document));
      const heard = heardBy(scene, agencyId);
      for (const { caseId, caseNumber } of casesOf(people)) {
        const isSaid = scene.content.items.some((item) => heard.has(item.id) && item.cases.includes(caseId));
        expect(text.includes(caseNumber)).toBe(isSaid);
      }
    });
  });

  it('never grows when a case is added to an item', () => {
    fc.assert(
      fc.property(sceneArb, agency, fc.nat(), fc.constantFrom(...people), (scene, agencyId, which, added) => {
        const { items } = scene.content;
        fc.pre(items.length > 0);
        const target = which % items.length;
        const wider = {
          ...scene,
          content: {
            ...scene.content,
            items: items.map((item, i) => (i === target ? { ...item, cases: [...new Set([...item.cases, added])] } : item)),
          },
        };
        const before = heardBy(scene, agencyId);
        for (const id of heardBy(wider, agencyId)) expect(before.has(id)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a name in a text', () => {
  it.each([
    ['Polisen', true],
    ['polisens besked', true],
    ['(POLISEN)', true],
    ['Enligt polisen.', true],
    ['Polisenhet', false],
    ['hos Kripolisen', false],
    ['', false],
  ])('%s: %s', (text, isNamed) => {
    expect(namesIn(text, ['Polisen'])).toBe(isNamed);
  });

  it('is none where the name is blank', () => expect(namesIn('vad som helst', ['', ' ', 'x'])).toBe(false));
});
