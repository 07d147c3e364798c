import { NOTEBOOK_OUTPUT } from '../limits.js';
import { readNotebook } from './read-notebook.js';

const notebook = (...cells: object[]) => JSON.stringify({ cells, metadata: { kernelspec: { language: 'python' } } });

describe('readNotebook', () => {
  it('reads texts, code in the language of the kernel, and what the code printed', () => {
    const text = { cell_type: 'markdown', source: ['# Plot\n', 'Text with `{{ x }}`.'] };
    const outputs = [{ text: ['1\n', '2\n'] }, { data: { 'image/png': 'AAAA', 'text/plain': ['<Figure>'] } }];
    const code = { cell_type: 'code', source: 'print(1)', outputs };

    expect(readNotebook(notebook(text, code)).markdown).toBe(
      '# Plot\nText with `{{ x }}`.\n\n```python\nprint(1)\n```\n\n```text\n1\n2\n\n<Figure>\n```\n',
    );
  });

  it('leaves out raw cells, empty cells, hidden cells, and the colours of a terminal', () => {
    const cells = [
      { cell_type: 'raw', source: 'raw' },
      { cell_type: 'code', source: ' ' },
      { cell_type: 'code', source: 'secret', metadata: { tags: ['remove-cell'] } },
      { cell_type: 'code', source: 'a', outputs: [{ text: '\u001b[31mred\u001b[0m' }] },
    ];

    expect(readNotebook(notebook(...cells)).markdown).toBe('```python\na\n```\n\n```text\nred\n```\n');
  });

  it('cuts long outputs, and ends a fence that a cell leaves open', () => {
    const long = { cell_type: 'code', source: 'a', outputs: [{ text: 'x'.repeat(NOTEBOOK_OUTPUT + 1) }] };
    const { markdown } = readNotebook(notebook({ cell_type: 'markdown', source: '```\nopen' }, long));

    expect(markdown).toContain(`\n${'x'.repeat(NOTEBOOK_OUTPUT - 1)}…\n`);
    expect(markdown).toMatch(/^```\nopen\n```\n\n```python\n/);
  });

  it.each([
    ['text', 'not JSON'],
    ['another JSON file', '{"a": 1}'],
  ])('refuses %s', (_what, source) => {
    expect(() => readNotebook(source)).toThrow(/notebook/);
  });
});
