/** Whether a path matches a pattern: `*` and `?` stand for characters of one name, `**` for any number of folders. */
export function matchesGlob(path: string, pattern: string): boolean {
  return patternsIn(pattern).some((each) => matchesFolders(path.split('/'), each.split('/')));
}

/** `a/{b,c}` is `a/b` and `a/c`. Braces in braces are not read. */
function patternsIn(pattern: string): string[] {
  const [whole, before = '', choices, after = ''] = /^([^{}]*)\{([^{}]*)\}([^{}]*)$/s.exec(pattern) ?? [];
  return whole === undefined ? [pattern] : choices!.split(',').map((choice) => before + choice + after);
}

/** As the matching of characters below, with names instead of characters. */
function matchesFolders(names: readonly string[], pattern: readonly string[]): boolean {
  return matches(names, pattern, '**', (name, part) => matchesName(name, part));
}

function matchesName(name: string, pattern: string): boolean {
  return matches([...name], [...pattern], '*', (character, part) => part === '?' || part === character);
}

/** Goes back only to the last star, which is enough: an earlier star can give nothing that the last one cannot. */
function matches(
  parts: readonly string[],
  pattern: readonly string[],
  star: string,
  isEqual: (part: string, pattern: string) => boolean,
): boolean {
  let at = 0;
  let wanted = 0;
  let afterStar = -1;
  let takenByStar = 0;
  while (at < parts.length) {
    if (pattern[wanted] === star) {
      wanted += 1;
      afterStar = wanted;
      takenByStar = at;
    } else if (wanted < pattern.length && isEqual(parts[at]!, pattern[wanted]!)) {
      at += 1;
      wanted += 1;
    } else if (afterStar >= 0) {
      takenByStar += 1;
      at = takenByStar;
      wanted = afterStar;
    } else return false;
  }
  return pattern.slice(wanted).every((part) => part === star);
}

/**
 * Whether the lines of a `.gitignore` exclude a path. A slash at the beginning or inside of a line ties it to the top folder,
 * one at the end means a folder, and `!` takes a path back in. The last line that matches decides.
 */
export function isIgnored(path: string, lines: readonly string[]): boolean {
  const line = lines.findLast((each) => matchesIgnoreLine(path, each.replace(/^!/, '')));
  return line !== undefined && !line.startsWith('!');
}

function matchesIgnoreLine(path: string, line: string): boolean {
  const isFolder = line.endsWith('/');
  const pattern = line.replace(/^\/|\/$/g, '');
  const anywhere = /^\/|\/./.test(line) ? '' : '**/';
  const below = matchesGlob(path, `${anywhere}${pattern}/**`) && !matchesGlob(path, anywhere + pattern);
  return below || (!isFolder && matchesGlob(path, anywhere + pattern));
}
