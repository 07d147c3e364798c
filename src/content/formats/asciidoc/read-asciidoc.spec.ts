import { AsciidocThread } from './asciidoc-thread.js';
import { readAsciidoc } from './read-asciidoc.js';

const markdownOf = async (source: string) => (await readAsciidoc(source)).markdown.trim();

describe('readAsciidoc', () => {
  it.each<[what: string, source: string, markdown: string]>([
    ['sections with the anchors of Asciidoctor', '= Guide\n\n== Set up it', '# Guide\n\n## Set up it {#_set_up_it}'],
    ['explicit anchors', '== A\n\n[[own-id]]\n=== B', '## A {#_a}\n\n### B {#own-id}'],
    ['attributes', ':product: Kit\n\nThe {product}.', 'The Kit.'],
    ['notes', 'TIP: Go.', '> [!TIP]\n>\n> Go.'],
    ['notes with a title', '[WARNING]\n.Stop\n====\nNo.\n====', '> [!WARNING]\n> **Stop**\n>\n> No.'],
    ['code with callouts', '[source,sh]\n----\nrun # <1>\n----\n<1> Runs', '```sh\nrun # (1)\n```\n\n1. Runs'],
    ['titles of blocks', '.An example\n----\na\n----', '**An example**\n\n```\na\n```'],
    ['tables', '|===\n|A |B\n\n|1 |2\n|===', '| A | B |\n| - | - |\n| 1 | 2 |'],
    ['definition lists', 'Port:: A number.', '- **Port**: A number.'],
    ['links to other pages', 'xref:b.adoc#c[B] and <<_d,D>>', '[B](b.adoc#c) and [D](#_d)'],
    ['no other files', 'include::/etc/hostname[]', '[/etc/hostname](/etc/hostname)'],
  ])('reads %s', async (_what, source, markdown) => {
    expect(await markdownOf(source)).toBe(markdown);
  });

  it('takes title, description, keywords and attributes of the page from the header', async () => {
    const header = ':description: All.\n:keywords: a, b\n:lang: de\n:page-draft: true\n';

    expect(await readAsciidoc(`= The _whole_ guide\n${header}\nText`)).toMatchObject({
      title: 'The whole guide',
      data: { description: 'All.', keywords: ['a', 'b'], lang: 'de', draft: true },
    });
  });

  it('leaves out a page for which Asciidoctor needs too long, and reads the next one', async () => {
    const thread = new AsciidocThread();

    await expect(thread.convert('= a\n'.repeat(100_000), 100)).rejects.toThrow('takes Asciidoctor more than 0.1 s');
    await expect(thread.convert('Text')).resolves.toMatchObject({ html: expect.stringContaining('<p>Text</p>') });
  });
});
