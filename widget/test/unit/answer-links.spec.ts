import * as fc from 'fast-check';
import { LinkRule } from '../../../src/agent/answer-links/link-rule.js';
import { SafeMarkdownStream, safeMarkdown } from '../../../src/agent/answer-text/safe-markdown-stream.js';
import { MIXED_PIECES } from '../support/link-pieces.js';
import { LINK_TRICKS } from '../support/link-tricks.js';
import { RENDERERS, read } from '../support/rendered-links.js';

const SETTINGS = ['none', 'site', 'https'] as const;
type Setting = (typeof SETTINGS)[number];

const options = (links: Setting) => ({
  rule: new LinkRule({ links, siteAddresses: ['https://docs.example.com/book/'] }),
  hasPassages: () => true,
});

function inPieces(markdown: string, links: Setting): string {
  const stream = new SafeMarkdownStream('', options(links));
  return [...markdown].map((character) => stream.feed(character).text).join('') + stream.finish().text;
}

const resolved = (address: string): string => {
  const [, prefix = '', plain = ''] = /^(img:)?(.*)$/s.exec(address) ?? [];
  return prefix + (URL.canParse(plain, 'https://localhost/') ? new URL(plain, 'https://localhost/').href : plain);
};
const sorted = (addresses: readonly string[]): string[] => [...new Set(addresses.map(resolved))].sort();

/** Whether a rendered address may be there: it is of the page, of the site or, where they are allowed, any https page. */
function isAllowed(address: string, setting: Setting): boolean {
  if (setting === 'none') return false;
  const { protocol, host, pathname } = new URL(address.replace(/^img:/, ''), 'https://localhost/');
  if (protocol !== 'https:') return false;
  const isOwn = host === 'localhost' || (host === 'docs.example.com' && /^\/book(?:\/|$)/.test(pathname));
  return isOwn || (setting === 'https' && !address.startsWith('img:'));
}

const ROWS = LINK_TRICKS.map(([title, markdown, site, https = site]) => ({ title, markdown, site, https }));

describe('Links in answers, rendered by the widget, markdown-it and marked', () => {
  it('there are at least 150 tricks, each with its own title', () => {
    expect(new Set(LINK_TRICKS.map(([title]) => title)).size).toBe(LINK_TRICKS.length);
    expect(LINK_TRICKS.length).toBeGreaterThanOrEqual(150);
  });

  it.each(ROWS)('only addresses that the rule allows remain of $title', ({ markdown, site, https }) => {
    const expected = { none: [], site, https };
    for (const setting of SETTINGS) {
      const clean = safeMarkdown(markdown, options(setting));
      const links = sorted(expected[setting]);
      expect([setting, inPieces(markdown, setting)]).toEqual([setting, clean]);
      for (const [renderer, render] of Object.entries(RENDERERS)) {
        const rendered = read(render(clean));
        expect([renderer, setting, clean, sorted(rendered.links)]).toEqual([renderer, setting, clean, links]);
        expect([renderer, setting, rendered.text.includes('shown') || /alt="[^"]*shown/.test(render(clean))]).toEqual([
          renderer,
          setting,
          true,
        ]);
      }
    }
  });

  it.each(SETTINGS)('with ANSWER_LINKS=%s no mix of pieces leads to another address in any renderer', (setting) => {
    fc.assert(
      fc.property(MIXED_PIECES, (markdown) => {
        const clean = safeMarkdown(markdown, options(setting));
        expect([markdown, inPieces(markdown, setting)]).toEqual([markdown, clean]);
        for (const [renderer, render] of Object.entries(RENDERERS)) {
          const forbidden = read(render(clean)).links.filter((address) => !isAllowed(address, setting));
          expect([renderer, markdown, clean, forbidden]).toEqual([renderer, markdown, clean, []]);
        }
      }),
      { numRuns: Number(process.env.SAFETY_RUNS ?? 300) },
    );
  });
});
