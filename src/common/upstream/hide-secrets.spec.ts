import { hideSecrets } from './hide-secrets.js';

describe('hideSecrets', () => {
  it.each([
    ['401 bad key Bearer no', { apiKey: 'no' }, '401 bad key ***'],
    ['"no" is not the key, nobody knows no', { apiKey: 'no' }, '"***" is not the key, nobody knows ***'],
    ['wrong:abcdef!', { apiKey: 'abcdef' }, 'wrong:***!'],
    ['gateway says secret-of-team', { headers: { 'x-team': 'secret-of-team' } }, 'gateway says ***'],
    ['user ada with pw', { baseUrl: 'http://ada:pw@localhost/v1' }, 'user ada with ***'],
    ['proxy said word-1', { proxies: { http: 'http://ada:word-1@proxy:3128', direct: '' } }, 'proxy said ***'],
    ['Authorization: Basic YTpi; sk-other-key', {}, 'Authorization: ***; ***'],
    ['model not found', { apiKey: 'none' }, 'model not found'],
  ])('%j with the secrets of %j becomes %j', (text, server, expected) => {
    expect(hideSecrets(text, [server])).toBe(expected);
  });
});
