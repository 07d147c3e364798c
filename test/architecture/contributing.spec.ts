import { existsSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);
const PAGE = readFileSync(new URL('CONTRIBUTING.md', ROOT), 'utf8');
const PATH = /(?<![@\w/.-])(?:[\w.-]+\/)+[\w.-]*|(?<![\w/.-])[\w-]+(?:\.[\w-]+)*\.(?:ts|md|json)(?![\w/])/g;

/** Paths on the page are relative to the root, to `src/`, or to `src/` and the folder of the path before them. */
function mentionedPaths(): string[] {
  const words = [...PAGE.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);
  const [drawn = ''] = /## Five paths[^]*?(?=\n## )/.exec(PAGE) ?? [];
  return [...new Set([...words, drawn].flatMap((text) => text.match(PATH) ?? []))];
}

function exists(path: string): boolean {
  return ['', 'src/', 'src/chatkit/', 'src/chatkit/http/'].some((folder) => existsSync(new URL(folder + path, ROOT)));
}

describe('CONTRIBUTING.md', () => {
  const paths = mentionedPaths().filter((path) => !/^(?:dist|npm|application)\/|^\*|node:/.test(path));

  it('mentions at least 40 paths', () => {
    expect(paths.length).toBeGreaterThan(40);
  });

  it.each(paths)('mentions %s, which exists', (path) => {
    expect(exists(path)).toBe(true);
  });
});
