import { describe, expect, it } from 'vitest';
import { carriedProblems, textProblems, toldAnew, type Agreed } from './carried-rules.ts';

const action: Agreed = { id: 'a', what: 'Ringa skolan', subject: 'school-work', restriction: 'none', cases: ['alva'] };
const item = { subject: 'school-work', restriction: 'none', cases: ['alva'] } as const;
const fine = { subject: null, restriction: null, cases: null };

describe('an item that follows an action', () => {
  it('may be about the same, or held back more', () => {
    expect(carriedProblems(item, action)).toEqual(fine);
    expect(carriedProblems({ ...item, restriction: 'no-onward' }, action)).toEqual(fine);
    expect(carriedProblems({ ...item, restriction: 'no-onward' }, { ...action, restriction: 'no-onward' })).toEqual(fine);
    expect(carriedProblems({ ...item, subject: null }, action)).toEqual(fine);
    expect(carriedProblems({ ...item, cases: ['alva', 'sam'] }, action)).toEqual(fine);
  });
  it('is not about another subject', () => {
    expect(carriedProblems({ ...item, subject: 'health' }, action)).toEqual({ ...fine, subject: 'carried' });
  });
  it('is not form, whatever the action was', () => {
    expect(carriedProblems({ ...item, subject: 'formal' }, action)).toEqual({ ...fine, subject: 'carried' });
    expect(carriedProblems({ ...item, subject: 'formal' }, { ...action, subject: 'formal' })).toEqual({ ...fine, subject: 'carried' });
  });
  it('is not told more widely than its source', () => {
    expect(carriedProblems(item, { ...action, restriction: 'no-onward' })).toEqual({ ...fine, restriction: 'carried' });
  });
  it('is not about fewer persons', () => {
    const two = { ...action, cases: ['alva', 'sam'] };
    expect(carriedProblems(item, two)).toEqual({ ...fine, cases: 'carried' });
    expect(carriedProblems({ ...item, cases: [] }, two)).toEqual({ ...fine, cases: 'carried' });
    expect(carriedProblems({ ...item, cases: ['sam', 'alva'] }, two)).toEqual(fine);
  });
});

describe('an action told in its own words', () => {
  const wider = { ...item, subject: 'health' } as const;
  const other: Agreed = { ...action, id: 'b', what: 'Skriva till kliniken' };

  it('is found whatever its capitals and spaces, where the item tells it more widely', () => {
    expect(toldAnew('Ringa skolan', wider, [other, action])).toBe(action);
    expect(toldAnew('  RINGA \n\t skolan ', wider, [action])).toBe(action);
    expect(toldAnew('Ringa skolan', wider, [{ ...action, what: ' ringa   Skolan  ' }])?.id).toBe('a');
  });
  it('is none where the words are others, or nothing is told more widely', () => {
    expect(toldAnew('Ringa skolan', wider, [other])).toBeUndefined();
    expect(toldAnew('Ringa skolan', item, [action])).toBeUndefined();
    expect(toldAnew('Ringa skolan', wider, [])).toBeUndefined();
  });
  it('is its own after it was done, unless it is two words that anybody may say', () => {
    const done = { ...action, what: 'Boka tid på kliniken', isDone: true };
    expect(toldAnew('Vi bokade tid på kliniken', wider, [done])).toBe(done);
    expect(toldAnew('Ringa skolan', wider, [{ ...action, isDone: true }])).toBeUndefined();
  });
  it('needs only one thing that is told more widely', () => {
    expect(toldAnew('Ringa skolan', item, [{ ...action, restriction: 'no-onward' }])).toBeDefined();
    expect(toldAnew('Ringa skolan', item, [{ ...action, cases: ['alva', 'sam'] }])).toBeDefined();
  });
});

describe('words of an action in a text', () => {
  const wider = { ...item, subject: 'health' } as const;
  it('are found among others, whatever stands between and around them', () => {
    for (const text of [
      'Sedan: ringa skolan!',
      'Vi ska ringa\u00a0skolan i dag',
      'ringa – skolan',
      'ri\u00adnga skolan',
      '«Ｒｉｎｇａ skolan»',
      'Ringaskolan',
      'Ringa sko-lan',
      'Skolan: ringa',
      'Ringa till skolan',
    ])
      expect(toldAnew(text, wider, [action])?.id, text).toBe('a');
  });
  it('are none when they are parts of longer ones, or fewer', () => {
    for (const text of ['ringa skolans rektor', 'springa skolan', 'Skolan', 'ringa', 'ringa hem och till skolan'])
      expect(toldAnew(text, wider, [action]), text).toBeUndefined();
  });
  it('are found with small words between them, in another order, with other endings and one word more, from three words on', () => {
    const longer = { ...action, what: 'Boka tid på kliniken' };
    for (const text of [
      'Boka en tid på kliniken',
      'På kliniken: boka tid',
      'Bokade tid på klinikens lokal',
      'boka ny tid hos kliniken',
      'Boka tid pa kliniken',
      'Bokatid på klini-ken',
    ])
      expect(toldAnew(text, wider, [longer])?.id, text).toBe('a');
    for (const text of [
      'Boka tid på skolan',
      'Boka en helt ny tid på kliniken',
      'Boka tid',
      'Klinikerna',
      'boka boka kliniken',
      'Tid på klinikfesten att boka',
    ])
      expect(toldAnew(text, wider, [longer]), text).toBeUndefined();
    for (const text of ['Boka bo', 'boka bokar'])
      expect(toldAnew(text, wider, [{ ...longer, what: 'boka boken snart' }]), text).toBeUndefined();
    expect(toldAnew('tio dar', wider, [{ ...longer, what: 'tiodag nu sen' }])).toBeUndefined();
  });
  it.each([
    ['Boka tid på klinik', 'boka tid på kliniken'],
    ['Bokades tid på kliniken', 'boka tid på kliniken'],
    ['Tid bokas på kliniken', 'boka tid på kliniken'],
  ])('are found where a word has another ending: %s', (text, what) => {
    expect(toldAnew(text, wider, [{ ...action, what }])?.id).toBe('a');
  });
  it.each([
    ['Bokhyllan tid på kliniken', 'bok tid på kliniken'],
    ['Bok, tidig kliniken', 'bok tid på kliniken'],
    ['Bokarens tid på kliniken', 'boka tid på kliniken'],
    ['Boka, snart', 'boka bokar snart'],
    ['Snart boka', 'boka bokar snart'],
  ])('are none where a word is another, or stands for two: %s', (text, what) => {
    expect(toldAnew(text, wider, [{ ...action, what }])).toBeUndefined();
  });
  it('are read once, however many texts are held against them', () => {
    let asked = 0;
    const counted: Agreed = {
      ...action,
      get what() {
        asked += 1;
        return 'Ringa skolan';
      },
    };
    for (const text of ['Ringa skolan', 'Ringa till skolan']) expect(toldAnew(text, wider, [counted]), text).toBe(counted);
    expect(asked).toBe(1);
  });
  it('are found inside another text only where they are two or more: one word says nothing by itself', () => {
    const short = { ...action, what: 'Möte.' };
    expect(toldAnew('möte', wider, [short])).toBeDefined();
    expect(toldAnew('Möte med skolan', wider, [short])).toBeUndefined();
    // An accent by itself is not a word.
    expect(toldAnew('Möte med skolan', wider, [{ ...action, what: 'Möte ´' }])).toBeUndefined();
    expect(toldAnew('– . –', wider, [{ ...action, what: '…' }])).toBeUndefined();
  });
  it('are told at the field that has them', () => {
    const text = { text: 'Ringa skolan' };
    const written = {
      ...wider,
      title: 'Annat',
      statements: [{ text: 'Nej' }, text],
      decisions: [text],
      actions: [{ what: 'Ringa skolan' }],
    };
    expect(textProblems(written, [action])).toEqual({
      title: null,
      'statements.0.text': null,
      'statements.1.text': 'text-is-action',
      'decisions.0.text': 'text-is-action',
      'actions.0.what': 'text-is-action',
    });
    expect(textProblems({ ...written, title: 'Ringa skolan.' }, [action])).toMatchObject({ title: 'title-is-action' });
    expect(Object.values(textProblems({ ...written, subject: 'school-work' }, [action])).every((one) => one === null)).toBe(true);
  });
});
