import type { FlavourName } from '../flavours/flavour-name.js';
import type { AddressRules } from './address-rules.js';
import { pageAddress } from './page-address.js';
import { treePlace } from './tree-place.js';

interface Case {
  data?: Record<string, unknown>;
  pattern?: string;
  trailingSlash?: AddressRules['trailingSlash'];
  manifestUrl?: string;
}

function addressOf(flavour: FlavourName, path: string, { data = {}, manifestUrl, ...rules }: Case = {}): string {
  const { locale, version } = treePlace(path, flavour);
  return pageAddress({ path, data, locale, version, manifestUrl }, { flavour, trailingSlash: 'auto', ...rules });
}

describe('pageAddress without a generator', () => {
  it.each([
    ['01-start/02-run/README.md', 'start/run'],
    ['01_start/02.run/03 - go.md', 'start/run/go'],
    ['README.md', ''],
    ['2021-news.md', 'news'],
    ['7.0-notes.md', '7.0-notes'],
    ['2.x/notes.md', '2.x/notes'],
    ['de/v2/notes.md', 'de/v2/notes'],
    ['Guide/Set Up.mdx', 'Guide/Set Up'],
    ['library/01-os.rst', 'library/01-os.html'],
    ['library/index.rst', 'library/index.html'],
    ['index.rst', ''],
    ['modules/start.adoc', 'modules/start.html'],
    ['old/page.html', 'old/page.html'],
  ])('the page %s has the address %j', (path, address) => {
    expect(addressOf('plain', path)).toBe(address);
  });

  it('a slug with a slash is the whole path, and another slug is the last segment', () => {
    expect(addressOf('plain', 'web/css/index.md', { data: { slug: 'Web/CSS' } })).toBe('Web/CSS');
    expect(addressOf('plain', 'guide/a.md', { data: { slug: 'first' } })).toBe('guide/first');
  });

  it('an address in front matter cannot leave the site', () => {
    expect(addressOf('plain', 'a.md', { data: { slug: '/../..//evil.test/\u0007a' } })).toBe('evil.test/a');
    expect(addressOf('plain', 'a.md', { data: { permalink: '%2e%2e/\\b/\ud800' } })).toBe('b/\ufffd');
    expect(addressOf('plain', 'a.md', { data: { slug: `/${'x'.repeat(2_000)}` } })).toBe('a');
  });
});

describe('pageAddress with a pattern, a trailing slash or an address in the manifest', () => {
  it.each([
    ['{locale}/docs/{version}/{path}', 'de/v2/guide/a.md', 'de/docs/v2/guide/a'],
    ['{locale}/docs/{version}/{path}', 'guide/a.md', 'docs/guide/a'],
    ['help/{slug}', 'guide/a.md', 'help/a'],
    ['{path}/', 'guide/index.md', 'guide/'],
    ['{path}.html', 'guide/a.md', 'guide/a.html'],
    ['{path}.html', 'guide/index.md', 'guide/index.html'],
    ['docs/{path}', 'index.md', 'docs'],
  ])('the pattern %s gives the page %s the address %s', (pattern, path, address) => {
    expect(addressOf('plain', path, { pattern })).toBe(address);
  });

  it('a trailing slash is added or left out as the setting says', () => {
    expect(addressOf('plain', 'a.md', { trailingSlash: 'always' })).toBe('a/');
    expect(addressOf('plain', 'index.md', { trailingSlash: 'always' })).toBe('');
    expect(addressOf('mkdocs', 'a.md', { trailingSlash: 'never' })).toBe('a');
  });

  it.each([
    ['/start/here/', 'start/here/'],
    ['start/here.html', 'start/here.html'],
    ['https://docs.test/start?a=1#b', 'start'],
    ['/', ''],
  ])('the address %s of the manifest gives %j', (manifestUrl, address) => {
    expect(addressOf('plain', '01-a.md', { manifestUrl, pattern: 'x/{path}' })).toBe(address);
  });
});
