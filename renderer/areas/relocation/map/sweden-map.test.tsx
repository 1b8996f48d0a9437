import { createIntl, IntlProvider } from 'react-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { municipality } from '../../../../electron/base/gazetteer/gazetteer.ts';
import type { Zone } from '../../../../electron/areas/relocation/rules.ts';
import { localeOf, messages, type Language } from '../../../i18n/messages.ts';
import { judgeAll } from './judged.ts';
import { SwedenMap } from './sweden-map.tsx';

const today = '2026-05-07';
const norrkoping = municipality('0581');
if (!norrkoping) throw new Error('no Norrköping');
const zone: Zone = { id: 'z1', centre: norrkoping.seat, radiusKm: 60, reason: 'x' };

const drawn = (zones: readonly Zone[]) =>
  renderToStaticMarkup(
    <IntlProvider locale="sv-SE" messages={messages.sv}>
      <SwedenMap zones={zones} destinations={[{ code: '1880', rank: 1, chosen: true }]} today={today} />
    </IntlProvider>,
  );

describe('the map of Sweden', () => {
  const html = drawn([zone]);

  it('offers all 290 municipalities as options, the active one named to assistive technology', () => {
    expect([...html.matchAll(/role="option"/g)]).toHaveLength(290);
    const active = /aria-activedescendant="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(html).toContain(`id="${active}"`);
    expect(active.endsWith('1880')).toBe(true);
  });

  it('says in words how each lies to the zones', () => {
    expect(html).toContain('aria-label="Linköping, nekad: 38 km från Norrköping, gränsen är 60 km"');
    expect(html).toContain('aria-label="Motala, nekad: orten Borensberg ligger 52 km från Norrköping, gränsen är 60 km"');
    expect(html).toContain(
      'Örebro, 94 km från närmaste zon Norrköping (gräns 60 km), närmaste ort Odensbacken 74 km, tillåten, alternativ 1',
    );
  });

  it('neither draws nor counts a zone that no longer holds', () => {
    const past = drawn([{ ...zone, validTo: '2026-05-06' }]);
    expect(past).not.toContain('Norrköping · 60 km');
    expect(past).toContain('aria-label="Linköping, inga zoner, tillåten"');
    expect(html).toContain('Norrköping · 60 km');
  });

  it('carries no style attribute, which the content security policy would drop', () => {
    expect(html).not.toMatch(/ style="(?!")/);
  });

  it('says that something else than a zone rules a municipality out, in both languages', () => {
    const sentence = (language: Language) =>
      judgeAll(createIntl({ locale: localeOf[language], messages: messages[language] }), [], today, { '1880': 'annat ärende' }).find(
        (each) => each.municipality.code === '1880',
      );
    expect(sentence('sv')).toMatchObject({ refused: true, sentence: 'Örebro, nekad: annat ärende' });
    expect(sentence('en')).toMatchObject({ refused: true, sentence: 'Örebro, refused: annat ärende' });
  });
});
