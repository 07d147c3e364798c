import { LinkRule, NO_LINKS } from './link-rule.js';

const SITES = ['https://docs.example.com/book/', 'http://127.0.0.1:3000', '/help/', 'not an address'];
const rule = (links: 'none' | 'site' | 'https') => new LinkRule({ links, siteAddresses: SITES });

describe('LinkRule', () => {
  it.each([
    ['/guide/page#part', '/guide/page#part'],
    ['guide/page', 'guide/page'],
    ['../page.md?a=1&b=2', '../page.md?a=1&b=2'],
    ['#part', '#part'],
    ['/a#:~:text=Set%20it', '/a#:~:text=Set%20it'],
    ['/ünïcode', '/%C3%BCn%C3%AFcode'],
    ['/a(b)[c]*d|e$f`g', '/a%28b%29%5Bc%5D%2Ad%7Ce%24f%60g'],
    ['/r?u=https://evil.example&m=a@b.c', '/r?u=https%3A/%2Fevil.example&m=a%40b.c'],
    ['https://docs.example.com/book/page', 'https://docs.example.com/book/page'],
    ['https://DOCS.example.com/book', 'https://docs.example.com/book'],
    ['https://docs.example.com:443/book/x/../y', 'https://docs.example.com/book/y'],
    ['http://127.0.0.1:3000/guide', 'http://127.0.0.1:3000/guide'],
  ])('with ANSWER_LINKS=site the address %j is a link, written as %j', (address, written) => {
    expect(rule('site').link(address)).toBe(written);
    expect(rule('none').link(address)).toBeUndefined();
  });

  it.each([
    ['/guide/panel.png', '/guide/panel.png'],
    ['a b.png', undefined],
    ['panel.SVG#part', 'panel.SVG#part'],
    ['https://docs.example.com/book/panel.webp', 'https://docs.example.com/book/panel.webp'],
    ['https://docs.example.com/other/panel.webp', undefined],
    ['/log/out', undefined],
    ['/send?to=evil&file=.png', undefined],
    ['/a.png?q=secret', undefined],
    ['#a.png', undefined],
  ])('with ANSWER_LINKS=site the picture %j is written as %j', (address, written) => {
    expect(rule('site').picture(address)).toBe(written);
    expect(NO_LINKS.picture(address)).toBeUndefined();
  });

  it.each([
    'https://docs.example.com/bookstore',
    'https://docs.example.com/book/../admin',
    'https://docs.example.com/book/%2e%2e/admin',
    'https://docs.example.com/book/..%2fadmin',
    'https://docs.example.com.evil.example/book/',
    'https://docs.example.com@evil.example/book/',
    'https://user@docs.example.com/book/',
    'https://docs.example.com:8443/book/',
    'http://docs.example.com/book/',
    'https://evil.example/https://docs.example.com/book/',
    '//docs.example.com/book/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:/evil.example',
    'https:evil.example',
    'https:\\\\evil.example',
    '/\t/evil.example',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://docs.example.com/x',
    'ftp://docs.example.com/book/',
    'mailto:a@example.com',
    'tel:1',
    'chatkit-link://lesson',
    'page:1',
    'https://[::1]/',
    'https://\u202Edocs.example.com/book/',
    '',
    `/${'x'.repeat(3_000)}`,
  ])('with ANSWER_LINKS=site the address %j is text', (address) => {
    expect(rule('site').link(address)).toBeUndefined();
    expect(rule('site').picture(address)).toBeUndefined();
  });

  it.each([
    ['https://other.example/a', 'https://other.example/a'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['https://other.example/?u=https://evil.example', 'https://other.example/?u=https%3A/%2Fevil.example'],
    ['http://other.example/', undefined],
    ['https://name@other.example/', undefined],
    ['https://name:word@other.example/', undefined],
    ['javascript:alert(1)', undefined],
    ['//other.example', undefined],
  ])('with ANSWER_LINKS=https the address %j is written as %j, and never as a picture', (address, written) => {
    expect(rule('https').link(address)).toBe(written);
    expect(rule('https').picture(address)).toBeUndefined();
  });
});
