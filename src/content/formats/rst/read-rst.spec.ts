import { readRst } from './read-rst.js';

const markdownOf = (source: string) => readRst(source, 'guide/page.rst').markdown.trim();

describe('readRst', () => {
  it.each<[what: string, source: string, markdown: string]>([
    [
      'titles by their styles',
      '===\nTop\n===\n\nOne\n===\n\nTwo\n---\n\nThree\n=====',
      '# Top {#top}\n\n## One {#one}\n\n### Two {#two}\n\n## Three {#three}',
    ],
    [
      'anchors as docutils makes them',
      "Top\n===\n\n1. What's *new*_in v2.0?\n-----------------------\n\nÜber\n----",
      "# Top {#top}\n\n## 1. What's *new*\\_in v2.0? {#what-s-new-in-v2-0}\n\n## Über {#uber}",
    ],
    ['numbers of anchors that are taken', 'A\n====\n\nA\n====', '# A {#a}\n\n# A {#id1}'],
    ['literals, emphasis and escapes', '``a*b`` *c* **d** \\*e\\* f\\ g', '`a*b` *c* **d** \\*e\\* fg'],
    [
      'addresses',
      'See https://a.example/b_c. Or `text <https://d.example>`_.',
      'See <https://a.example/b_c>. Or [text](https://d.example).',
    ],
    [
      'links by name',
      'See a-b_ and `c d`_, not e_f.\n\n.. _a-b: https://x.example\n.. _c d:\n   https://y.example',
      'See [a-b](https://x.example) and [c d](https://y.example), not e_f.',
    ],
    ['links to other pages', ':doc:`/start/run` :doc:`The <other>`', '[run](../start/run.rst) [The](other.rst)'],
    [
      'labels of sections',
      ':ref:`set-up`, :ref:`here <set-up>`, :ref:`else-where`\n\n.. _set-up:\n\nSetting up\n----------',
      '[Setting up](#setting-up), [here](#setting-up), else where\n\n# Setting up {#setting-up}',
    ],
    [
      'roles of code',
      ':func:`~os.path.join` :py:class:`!a.B` :option:`-v` :meth:`the run <a.run>`',
      '`join()` `a.B` `-v` `the run`',
    ],
    [
      'roles of words',
      ':guilabel:`&File` :menuselection:`A --> B` :pep:`8` :term:`page` :unknown:`x`',
      '**File** **A › B** PEP 8 page x',
    ],
    ['substitutions', 'It is |v| |c| |none|.\n\n.. |v| replace:: 1.2\n.. |c| unicode:: U+00A9', 'It is 1.2 © |none|.'],
    ['footnotes', 'A [1]_ b [#]_.\n\n.. [1] One.\n.. [#] Two.', 'A [^1] b [^note-1].\n\n[^1]: One.\n\n[^note-1]: Two.'],
    ['no comments', 'A\n\n.. a comment\n   goes on\n\nB', 'A\n\nB'],
    ['literal blocks', 'Run::\n\n    $ a *b*\n      c\n\nThen', 'Run:\n\n```\n$ a *b*\n  c\n```\n\nThen'],
    ['code in its language', '.. code-block:: js\n   :linenos:\n\n   a()\n\n     b()', '```js\na()\n\n  b()\n```'],
    ['the usual language', '.. highlight:: sh\n\n::\n\n  a', '```sh\na\n```'],
    ['sessions of Python', '>>> 1\n1\n\nText', '```python\n>>> 1\n1\n```\n\nText'],
    ['notes', '.. warning:: One\n   two.\n\n   Three.', '> [!WARNING]\n>\n> One\n> two.\n>\n> Three.'],
    ['notes with a title', '.. admonition:: Look\n\n   A', '> [!NOTE]\n> **Look**\n>\n> A'],
    [
      'versions',
      '.. versionadded:: 3.1\n   The *x*.\n\n.. deprecated:: 4 Use y.',
      'Added in version 3.1: The *x*.\n\nDeprecated since version 4: Use y.',
    ],
    ['bullet lists', '- a\n\n  more\n- b\n\n  - c', '- a\n\n  more\n- b\n  - c'],
    ['numbered lists', '3. a\n4. b\n\nText', '3. a\n4. b\n\nText'],
    ['no list in a sentence', 'A. Smith and\nothers', 'A. Smith and\nothers'],
    ['definition lists', 'port : number\n    Where.\nhost\n    Who.', '- **port (number)**: Where.\n- **host**: Who.'],
    [
      'fields',
      'Text\n\n:Author: Ada\n:param int size: The size.',
      'Text\n\n- **Author**: Ada\n- **`size`**: The size.',
    ],
    [
      'options',
      '-v, --verbose  Says more.\n--out=FILE     Where.',
      '- **`-v, --verbose`**: Says more.\n- **`--out=FILE`**: Where.',
    ],
    ['quotations', 'A\n\n   B', 'A\n\n> B'],
    ['lines', '| A\n| B', 'A\\\nB'],
    [
      'grid tables',
      '+---+-----+\n| A | B   |\n+===+=====+\n| 1 | - x |\n|   | - y |\n+---+-----+\n| both    |\n+---------+',
      '| A | B |\n| - | - |\n| 1 | • x<br>• y |\n| both | |',
    ],
    [
      'simple tables',
      '=== ===\nA   B\n=== ===\n1   *x*\n    y\n2   z\n=== ===\n\nText',
      '| A | B |\n| - | - |\n| 1 | *x* y |\n| 2 | z |\n\nText',
    ],
    [
      'list tables',
      '.. list-table:: T\n   :header-rows: 1\n\n   * - A\n     - B\n   * - 1\n     - ``a|b``',
      '**T**\n\n| A | B |\n| - | - |\n| 1 | `a\\|b` |',
    ],
    ['CSV tables', '.. csv-table::\n   :header: "A", B\n\n   "1, ""2""", 3', '| A | B |\n| - | - |\n| 1, "2" | 3 |'],
    ['pictures', '.. figure:: a.png\n   :alt: An A\n\n   Its caption.', '![An A](a.png)\n\nIts caption.'],
    [
      'tabs',
      '.. tabs::\n\n   .. tab:: Linux\n\n      A\n\n   .. code-tab:: js JavaScript\n\n      b()',
      '**Linux**\n\nA\n\n**JavaScript**\n\n```js\nb()\n```',
    ],
    ['no tables of contents', '.. toctree::\n   :maxdepth: 2\n\n   a\n   b\n\n.. contents::\n\nText', 'Text'],
    ['the name of a file that is not read', '.. literalinclude:: a.py', 'See the file `a.py`.'],
    ['the content of unknown directives', '.. fancy:: x\n   :y: z\n\n   Text', 'Text'],
    ['glossaries', '.. glossary::\n\n   page\n      A file.', '- **page**: A file.'],
  ])('reads %s', (_what, source, markdown) => {
    expect(markdownOf(source)).toBe(markdown);
  });

  it('writes signatures as headings with the anchors of Sphinx', () => {
    const source = `API
===

.. module:: json

.. function:: dumps(obj, *, indent=None)

   Writes.

.. class:: Encoder

   .. method:: run(x)

      Runs.

.. program:: kit

.. option:: --port <number>, -p

   The port.

.. c:function:: int f(void)
`;

    expect(markdownOf(source).match(/^#+ .*$/gm)).toEqual([
      '# API {#api}',
      '## `dumps(obj, *, indent=None)` {#json.dumps}',
      '## `Encoder` {#json.Encoder}',
      '### `run(x)` {#json.Encoder.run}',
      '## `--port <number>, -p` {#cmdoption-kit-port}',
      '## `int f(void)` {#c.f}',
    ]);
  });

  it('takes the fields above the title and the directive meta as data', () => {
    const source = ':orphan:\n:status: new\n\n.. meta::\n   :description: All.\n   :keywords: a, b\n\nTop\n===\n';

    expect(readRst(source, 'a.rst')).toMatchObject({
      title: 'Top',
      data: { orphan: true, status: 'new', description: 'All.', keywords: ['a', 'b'] },
    });
  });

  it('shows blocks that are nested too deeply as they are written, and adds little text for substitutions', () => {
    const notes = Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth * 3)}.. note::\n`).join('\n');
    const repeated = `.. |a| replace:: ${'x'.repeat(1_000)}\n\n${'|a| '.repeat(1_000)}`;

    expect(markdownOf(notes)).toContain('> .. note::');
    expect(markdownOf(repeated).length).toBeLessThan(110_000);
  });
});
