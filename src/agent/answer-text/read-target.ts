const TARGET = /^[ \t]*(?:<([^<>]*)>|([^\s<]\S*))(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;
const REFERENCE = /&#?\w+;/;

/**
 * The address in the target of a link, as every renderer reads it: without brackets, escapes and title. Undefined for a
 * target that renderers read differently; a character reference other than `&amp;` is one of the reasons.
 */
export function readTarget(target: string): string | undefined {
  const [, inBrackets, bare] = TARGET.exec(target) ?? [];
  const address = (inBrackets ?? bare ?? '').replaceAll('&amp;', '&').replace(ESCAPE, '$1');
  return address === '' || REFERENCE.test(address) ? undefined : address;
}
