import type { ModelServer } from './model-server.js';

/** A server may also repeat a key that is not ours, such as that of a server behind it. */
const CREDENTIALS = /\b(?:bearer|basic)\s+[^\s"',;]+/gi;
const KEY_LIKE = /\b(?:sk|key)[-\s][\w.~+/=*-]{4,}/gi;
/** A shorter secret is hidden only where it is a whole word: it could be a part of many usual words. */
const LONG_SECRET = 4;
const HIDDEN = '***';

/** Replaces the keys, the values of headers and the passwords of the servers in words that a server sent. */
export function hideSecrets(text: string, servers: readonly ModelServer[]): string {
  return servers
    .flatMap(secretsOf)
    .toSorted((left, right) => right.length - left.length)
    .reduce(hideSecret, text)
    .replace(CREDENTIALS, HIDDEN)
    .replace(KEY_LIKE, HIDDEN);
}

function secretsOf({ apiKey, baseUrl, headers = {}, proxies }: ModelServer): string[] {
  const proxyAddresses = [proxies?.http, proxies?.https].filter((address) => address !== undefined);
  const passwords = [baseUrl, ...proxyAddresses].map((address) => (address ? new URL(address).password : ''));
  const all = [apiKey, ...Object.values(headers), ...proxyAddresses, ...passwords];
  return all.filter((secret): secret is string => secret !== undefined && secret !== '');
}

function hideSecret(text: string, secret: string): string {
  if (secret.length >= LONG_SECRET) return text.replaceAll(secret, HIDDEN);
  return text.split(secret).reduce((before, after) => {
    const isPartOfWord = isWordCharacter(before.at(-1)) || isWordCharacter(after[0]);
    return before + (isPartOfWord ? secret : HIDDEN) + after;
  });
}

function isWordCharacter(character = ' '): boolean {
  return /[\p{L}\p{N}_]/u.test(character);
}
