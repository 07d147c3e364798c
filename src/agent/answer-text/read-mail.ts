import { code, type Reader } from './read.js';

/** The last character of the name in a mail address, for any renderer; `;` may end a character reference. */
const NAME_ENDS = /[\w.+\-!#$%&'*/=?^`{|}~;]$/;
const DOMAIN = /^(?:\\?[\p{L}\p{N}\p{M}_.-])*/u;
/** Longer than any domain. */
const LONGEST = 300;

/**
 * Writes the domain of a mail address as code (`` name@`host` ``): renderers of GitHub's Markdown make every address a
 * link, also one with escapes. The name may already be written when its `@` arrives.
 */
export const readMail: Reader = (rest, { line, isEnd }) => {
  const [at] = /^\\?@/.exec(rest) ?? [];
  if (at === undefined || !NAME_ENDS.test(line)) return undefined;
  const after = rest.slice(at.length, at.length + LONGEST);
  const [domain] = DOMAIN.exec(after)!;
  const next = after.slice(domain.length);
  const mayGrow = /^(?:|\\|!)$/.test(next) && after.length < LONGEST;
  if (mayGrow && !isEnd) return 'wait';
  if (domain === '') return next.startsWith('[') ? { take: at.length + 1, emit: '@\\[' } : undefined;
  if (!isDomain(domain, next, line)) return { take: at.length, emit: '@' };
  const host = withoutTrailing(domain);
  return host === '' ? undefined : { take: at.length + host.length, emit: `@${code(host)}` };
};

/** Whether a renderer could take it for the domain of an address, also when words of a link are joined to it. */
function isDomain(domain: string, next: string, line: string): boolean {
  return (
    /\.\\?[\p{L}\p{N}_-]/u.test(domain) ||
    domain.length >= LONGEST ||
    /^!?\[/.test(next) ||
    /(?:mailto|xmpp)\\?:/i.test(line.split(/\s/).at(-1)!)
  );
}

/** Removes punctuation from the end of a domain, with the backslashes that escape it. */
function withoutTrailing(domain: string): string {
  let end = domain.length;
  while (end > 0 && /[._-]/.test(domain.charAt(end - 1))) end -= domain.charAt(end - 2) === '\\' ? 2 : 1;
  return domain.slice(0, end);
}
