import { fillPattern, patternFault } from './url-pattern.js';

describe('patterns of addresses', () => {
  it.each(['{path}', 'docs/{version}/{path}', '{locale}/{slug}.html', '/docs/{path}/'])(
    '%s is a pattern',
    (pattern) => {
      expect(patternFault(pattern)).toBeUndefined();
    },
  );

  it.each([
    ['docs/{page}', /other placeholders than \{path\} \{slug\} \{locale\} \{version\}/],
    ['docs/{path', /other placeholders/],
    ['docs/{locale}', /contain \{path\} or \{slug\}/],
    ['https://docs.test/{path}', /path after SITE_BASE_URL/],
    ['{path}?v={version}', /without spaces, \? and #/],
  ])('%s is refused', (pattern, fault) => {
    expect(patternFault(pattern)).toMatch(fault);
  });

  it('an empty value leaves out its segment', () => {
    const values = { path: 'a/b', slug: 'b', locale: '', version: '2.0' };

    expect(fillPattern('/{locale}/docs/{version}/{path}', values)).toBe('docs/2.0/a/b');
  });
});
