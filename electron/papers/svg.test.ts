import { describe, expect, it } from 'vitest';
import { checkedSvg } from './svg.ts';

const inside = (content: string): string => `<svg viewBox="0 0 10 10">${content}</svg>`;

describe('a drawing on a paper', () => {
  it('is written anew from allowed parts', () => {
    expect(
      checkedSvg(inside('<path d="M0 0L5 5" fill="url(#zone)"/><text x="1">A &amp; "B"</text>'), { role: 'img', 'aria-label': '"<x>"' }),
    ).toBe(
      '<svg viewBox="0 0 10 10" role="img" aria-label="&quot;&lt;x&gt;&quot;"><path d="M0 0L5 5" fill="url(#zone)"/><text x="1">A &amp; &quot;B&quot;</text></svg>',
    );
  });

  it.each([
    inside('<script>alert(1)</script>'),
    inside('<path d="M0 0" onclick="x()"/>'),
    inside('<image href="https://example.test/x.png"/>'),
    inside('<a href="#x"><path d="M0 0"/></a>'),
    inside('<path style="fill:red" d="M0 0"/>'),
    inside('<style>path{fill:red}</style>'),
    inside('<path fill="url(https://example.test/#a)"/>'),
    inside('<path fill="u\\72l(//x)"/>'),
    inside('<path fill="url(&quot;//x&quot;)"/>'),
    inside('<foreignObject><p>x</p></foreignObject>'),
    inside('<use href="#a"/>'),
    inside('<!-- x -->'),
    inside('<![CDATA[x]]>'),
    inside('&xxe;'),
    inside('<g><path d="M0 0"/>'),
    inside('<g></path></g>'),
    inside('<svg viewBox="0 0 1 1"/>'),
    `<!DOCTYPE svg>${inside('')}`,
    `${inside('')}${inside('')}`,
    `${inside('')}<script>x</script>`,
    '<svg><path d="M0 0"/></svg>',
    '<g viewBox="0 0 1 1"/>',
    'no drawing',
    '',
  ])('is refused when it is %s', (svg) => expect(() => checkedSvg(svg)).toThrow(TypeError));
});
