import { relativeUrl } from './relative-url.js';

describe('relativeUrl', () => {
  it.each([
    ['', '', './'],
    ['', 'start/setup', './start/setup'],
    ['start', '', './'],
    ['start/setup/install', '', '../../'],
    ['start/setup/install', 'build/tools', '../../build/tools'],
    ['start/setup/', 'start/setup', '../../start/setup'],
    ['a', 'über uns/c?d', './%C3%BCber%20uns/c%3Fd'],
  ])('relativeUrl from "%s" to "%s" is %s', (from, to, expected) => {
    expect(relativeUrl(from, to)).toBe(expected);
  });

  it('relativeUrl gives a link that works below any path prefix', () => {
    const link = relativeUrl('start/setup/install', 'build/tools');

    expect(new URL(link, 'https://a.test/help/start/setup/install').href).toBe('https://a.test/help/build/tools');
  });
});
