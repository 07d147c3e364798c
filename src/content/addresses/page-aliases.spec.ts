import { pageAliases } from './page-aliases.js';

const PAGE = { flavour: 'hugo', urlPath: 'docs/new/', locale: null } as const;

describe('pageAliases', () => {
  it('reads aliases of Hugo from the root and from the folder of the page', () => {
    const data = { aliases: ['/old/', 'near', '../other/far', '/../../out'] };

    expect(pageAliases(data, PAGE)).toEqual(['old', 'docs/near', 'other/far', 'out']);
    expect(pageAliases({ aliases: '/old' }, PAGE)).toEqual(['old']);
  });

  it('an alias from the root is in the language of its page', () => {
    expect(pageAliases({ aliases: ['/old'] }, { ...PAGE, urlPath: 'de/docs/new/', locale: 'de' })).toEqual(['de/old']);
    expect(pageAliases({ aliases: ['/old'] }, { ...PAGE, locale: 'en' })).toEqual(['old']);
  });

  it('reads redirect_from without Hugo, where aliases may be names', () => {
    const data = { aliases: ['Another name'], redirect_from: ['/old'] };

    expect(pageAliases(data, { ...PAGE, flavour: 'obsidian' })).toEqual(['old']);
  });

  it('ignores what is no address, and all but the first 100', () => {
    expect(pageAliases({ aliases: [1, null, {}, '', '/', 'x'.repeat(2_000)] }, PAGE)).toEqual(['docs/1']);
    expect(pageAliases({ aliases: Array.from({ length: 500 }, (_, number) => `/${number}`) }, PAGE)).toHaveLength(100);
    expect(pageAliases({}, PAGE)).toEqual([]);
  });
});
