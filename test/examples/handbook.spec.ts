import { readdirSync, readFileSync } from 'node:fs';

const MARKED = /<!-- example: (\S+) -->\n\n```\w+\n([^]*?)\n```\n/g;

function filesOf(folder: string, ending: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => `${parentPath}/${name}`).filter((path) => path.endsWith(ending));
}

const pages = filesOf('handbook', '.md').map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const blocks = pages.flatMap(({ path, text }) =>
  [...text.matchAll(MARKED)].map(([, example, code]) => ({ path, example: example!, code: code! })),
);

describe('The examples of the handbook', () => {
  it.each(blocks)('handbook page $path shows example $example unchanged', ({ example, code }) => {
    expect(code).toBe(readFileSync(`examples/${example}`, 'utf8').trimEnd());
  });

  it('the handbook shows every example, and every marker has its code', () => {
    const shown = blocks.map(({ example }) => example);
    const tools = ['tools', 'responders', 'widgets'].flatMap((folder) => filesOf(`examples/${folder}`, ''));
    const markers = pages.flatMap(({ text }) => [...text.matchAll(/<!-- example: /g)]);

    expect(tools.map((path) => path.slice('examples/'.length)).filter((path) => !shown.includes(path))).toEqual([]);
    expect(markers).toHaveLength(blocks.length);
  });
});
