import { isReadableEnding, NotDocumentation, readFormat } from './read-format.js';

describe('readFormat', () => {
  it.each([
    ['a.html', '<p>Text</p>'],
    ['a.HTM', '<p>Text</p>'],
    ['b/a.adoc', 'Text'],
    ['a.asciidoc', 'Text'],
    ['a.txt', '\uFEFFText.\r\n'],
    ['a.ipynb', '{"cells": [{"cell_type": "markdown", "source": "Text"}]}'],
    ['a.json', '{"openapi": "3.0.0", "info": {"title": "Text"}}'],
    ['a.yaml', 'swagger: "2.0"\ninfo: {title: Text}'],
    ['a.yml', 'swagger: "2.0"\ninfo: {title: Text}'],
  ])('reads %s', async (path, text) => {
    expect(isReadableEnding(path)).toBe(true);
    expect((await readFormat(path, text))?.markdown).toMatch(/^(?:# )?Text\.?\n$/);
  });

  it('leaves Markdown to its own reader', async () => {
    expect(isReadableEnding('a.mdx')).toBe(true);
    expect(await readFormat('a.md', 'Text')).toBeUndefined();
  });

  it.each(['a.json', 'a.yaml'])('takes %s that describes no API for no documentation', async (path) => {
    await expect(readFormat(path, '{"name": "a"}')).rejects.toThrow(NotDocumentation);
  });

  it.each(['a.png', 'a', 'requirements-dev.txt', 'robots.txt', 'CMakeLists.txt', 'constructor'])(
    'takes %s for no page',
    (name) => {
      expect(isReadableEnding(name)).toBe(false);
    },
  );
});
