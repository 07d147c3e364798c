import { standardMarkdown } from '../../../test/support/standard-markdown.js';

const FILES = {
  'guide/part.md': '---\na: b\n---\nPart `{{x}}`.\n',
  'guide/code.rs': '// ANCHOR: main\nfn main() {\n    go();\n}\n// ANCHOR_END: main\nfn other() {}\n',
  'Other.md': '# Other\n\nOpening.\n\n## Use\n\nUsed so. ^so\n\n## Rest\n\nEnd.\n',
  'pictures/a.png': '',
};

describe('Pages of MkDocs', () => {
  it.each([
    [
      'notes',
      '!!! warning "Mind"\n    Text\n\n    ```sh\n    !!! note\n    ```\n\nAfter',
      '> [!WARNING]\n> **Mind**\n>\n> Text\n>\n> ```sh\n> !!! note\n> ```\n\nAfter',
    ],
    [
      'notes without titles',
      '!!! note ""\n    Text\n\n??? example\n    More',
      '> [!NOTE]\n> Text\n\n> [!NOTE]\n> **Example**\n>\n> More',
    ],
    [
      'tabs',
      '=== "Linux"\n\n    ```sh\n    apt\n    ```\n\n    !!! tip\n        Inner\n\n=== "macOS"\n\n    brew',
      '**Linux**\n\n```sh\napt\n```\n\n> [!TIP]\n> Inner\n\n**macOS**\n\nbrew',
    ],
    [
      'notes without a space, and titles with quotation marks',
      '!!!note\n    Text\n\n!!! tip "The "valve" opens"\n    Text',
      '> [!NOTE]\n> Text\n\n> [!TIP]\n> **The "valve" opens**\n>\n> Text',
    ],
    [
      'blocks of PyMdown',
      '/// warning | Mind\n    attrs: {class: x}\n\nText\n\n//// tab | Linux\n\napt\n////\n///\n\nAfter',
      '> [!WARNING]\n> **Mind**\n>\n> Text\n>\n>\n> **Linux**\n>\n> apt\n\nAfter',
    ],
    [
      'names of mkdocstrings, files that are not there, and tags of Jinja',
      '# API\n\n::: pump.Valve\n    options:\n      show: true\n\n{* ../code.py hl[1:2] *}\n{% raw %}\nText {% if a -%}more{% endif %}\n{% comment %}no{% endcomment %}`{% x %}`',
      '# API\n\n`pump.Valve`\n\nText more\n`{% x %}`',
    ],
    [
      'notes in lists',
      '1. One\n\n    !!! note\n        Text\n\n2. Two',
      '1. One\n\n    > [!NOTE]\n    > Text\n\n2. Two',
    ],
    ['a note without a body', '!!! note\n\nText', '> [!NOTE]\n\nText'],
    [
      'attribute lists',
      '## Title { #own .big }\n\n### Other {.small}\n\n[Link](a.md){ .md-button } and `a`{.py} set {x}.\n\nText {: #id }',
      '## Title {#own}\n\n### Other\n\n[Link](a.md) and `a` set {x}.\n\nText',
    ],
    [
      'inline syntax',
      ':material-check: press ++ctrl+c++, ==marked== :smile:\n\n*[HTML]: Language\n\n[TOC]',
      'press `Ctrl+C`, marked :smile:',
    ],
    [
      'snippets',
      '--8<-- "part.md"\n\n;--8<-- "part.md"\n\n```rust\n--8<-- "code.rs"\n```\n\n--8<-- "none.md"',
      'Part `{{x}}`.\n\n--8<-- "part.md"\n\n```rust\n// ANCHOR: main\nfn main() {\n    go();\n}\n// ANCHOR_END: main\nfn other() {}\n```',
    ],
  ])('show %s', (_what, markdown, expected) => {
    expect(standardMarkdown(markdown, { flavour: 'mkdocs' }, FILES)).toBe(expected);
  });
});

describe('Pages of Hugo', () => {
  it.each([
    [
      'notes',
      '{{< notice warning "Mind" >}}\nText\n{{< /notice >}}\n\n{{% note %}}\nB\n{{% /note %}}\n\n{{< alert title="T" color="danger" >}}C{{< /alert >}}',
      '> [!WARNING]\n> **Mind**\n>\n> Text\n\n> [!NOTE]\n> B\n\n> [!CAUTION]\n> **T**\n>\n> C',
    ],
    [
      'tabs',
      '{{< tabs name="a" >}}\n{{% tab name="Linux" %}}\nA\n{{% /tab %}}\n{{< tab "macOS" >}}\nB\n{{< /tab >}}\n{{< /tabs >}}',
      '**Linux**\n\nA\n\n**macOS**\n\nB',
    ],
    ['references', '[A]({{< ref "a.md#b" >}}) and [C]({{% relref path="c.md" %}})', '[A](a.md#b) and [C](c.md)'],
    [
      'text in parameters',
      'A {{< tooltip text="pod" id="x" >}} of {{< param version >}}{{< figure src="a.png" alt="A" >}}',
      'A pod of ![A](a.png)',
    ],
    [
      'shortcodes that are to be shown',
      'Use {{</* tab "a" */>}} or `{{%/* b */%}}`.',
      'Use {{< tab "a" >}} or `{{% b %}}`.',
    ],
    [
      'highlighted code',
      '{{< highlight go "linenos=true" >}}\n# {{ .Title }} <b>\n{{< /highlight >}}',
      '```go\n# {{ .Title }} <b>\n```',
    ],
    ['included pages', '{{% include "part.md" %}}\n\n{{< readfile file="none.md" >}}', 'Part `{{x}}`.'],
    ['comments', 'A {{% comment %}}no\n\nno{{% /comment %}} B', 'A  B'],
    ['a shortcode without an end', 'A\n\n{{< notice tip >}}\n\nB {{< C\n\nD', 'A\n\nB {{< C\n\nD'],
    ['anchors', '## Title {#own .big}\n\n## Other {.big}', '## Title {#own}\n\n## Other'],
  ])('show %s', (_what, markdown, expected) => {
    expect(standardMarkdown(markdown, { flavour: 'hugo' }, FILES)).toBe(expected);
  });
});

describe('Pages of mdBook', () => {
  it.each([
    [
      'included code',
      '```rust,ignore\n{{#include code.rs:main}}\n{{#rustdoc_include none.rs}}\n```',
      '```rust,ignore\nfn main() {\n    go();\n}\n```',
    ],
    [
      'lines of included code',
      '```rust\n{{#include code.rs:2:3}}\n\\{{#include a}}\n```',
      '```rust\nfn main() {\n    go();\n{{#include a}}\n```',
    ],
    ['included text', '{{#include part.md}}\n\n{{#title T}}\n\n\\{{#title T}}', 'Part `{{x}}`.\n\n{{#title T}}'],
    [
      'Rust without hidden lines',
      '```rust\n# use a;\n#\n## b\n#[c]\n```\n\n```sh\n# d\n```',
      '```rust\n# b\n#[c]\n```\n\n```sh\n# d\n```',
    ],
  ])('show %s', (_what, markdown, expected) => {
    expect(standardMarkdown(markdown, { flavour: 'mdbook' }, FILES)).toBe(expected);
  });
});

describe('Pages of Obsidian', () => {
  it('name notes and pictures of other folders without a path', () => {
    const paths: Readonly<Record<string, string>> = { 'Valve.md': 'parts/Valve.md', 'b.png': 'files/b.png' };
    const context = { flavour: 'obsidian', fileCalled: (name: string) => paths[name] } as const;
    const files = { 'parts/Valve.md': 'It opens.\n', 'files/b.png': '' };

    expect(standardMarkdown('[[Valve]] ![[b.png]]\n\n![[Valve]]', context, files)).toBe(
      '[Valve](<../parts/Valve.md>) ![b](<../files/b.png>)\n\nIt opens.',
    );
  });

  it.each([
    [
      'links',
      '[[Other]], [[Other|shown]], [[Other#Use]], [[None#A]] and [[#Here]]',
      '[Other](<../Other.md>), [shown](<../Other.md>), [Other > Use](<../Other.md>), None > A and Here',
    ],
    ['embedded notes', 'A\n\n![[Other#Use]]\n\n![[a.png|100]]', 'A\n\n## Use\n\nUsed so.\n\n![a](<a.png>)'],
    [
      'callouts',
      '> [!faq]- Why *so*?\n> Text\n> > [!tip]\n> > B',
      '> [!NOTE]\n> **Why *so*?**\n>\n> Text\n> > [!TIP]\n> > B',
    ],
    ['marks, tags and ids of blocks', 'A ==b== #tag 2^10 ^id-1', 'A b #tag 2^10'],
  ])('show %s', (_what, markdown, expected) => {
    expect(standardMarkdown(markdown, { flavour: 'obsidian' }, FILES)).toBe(expected);
  });
});

describe('Pages of VitePress and MDN', () => {
  it.each([
    [
      'code groups',
      '::: code-group\n\n```sh [npm]\nnpm i\n```\n\n```js{1} [a.js]\na\n```\n\n:::',
      '**npm**\n\n```sh [npm]\nnpm i\n```\n\n**a.js**\n\n```js{1} [a.js]\na\n```',
    ],
    ['expressions of Vue', '<script setup>\nconst a = 1;\n</script>\n\nA {{ "b" }} {{ a }}.', 'A b .'],
    [
      'snippets',
      '<<< ./code.rs{2 rust}\n\n<!--@include: ./part.md-->',
      `\`\`\`rust\n${FILES['guide/code.rs'].trim()}\n\`\`\`\n\nPart \`{{x}}\`.`,
    ],
  ])('show %s', (_what, markdown, expected) => {
    expect(standardMarkdown(markdown, { flavour: 'vitepress' }, FILES)).toBe(expected);
  });

  it.each([
    ['{{jsxref("Array/at")}} and {{domxref("Node.a", "a()")}}', '`Array.at` and `a()`'],
    ['{{HTMLElement("a")}} in {{Glossary("dom", "the DOM")}}{{Compat}}', '`<a>` in the DOM'],
    ['{{deprecated_inline}} {{ variable }} {{EmbedLiveSample("a", 1)}}', '(Deprecated) {{ variable }}'],
    ['{{jsxref("A"', '{{jsxref("A"'],
  ])('show macros of MDN: %j', (markdown, expected) => {
    expect(standardMarkdown(markdown)).toBe(expected);
  });
});

describe('Pages of Sphinx in Markdown', () => {
  it.each([
    ['notes', '```{note} Text\nMore `a`.\n```\nAfter', '> [!NOTE]\n> Text\n> More `a`.\nAfter'],
    ['titles', '```{admonition} Mind\n:class: tip\n\nText\n```', '> [!NOTE]\n> **Mind**\n>\n> Text'],
    ['code', '```{code-block} python\n:caption: x\n{{ a }}\n```', '```python\n{{ a }}\n```'],
    ['lists of pages', 'A\n\n```{toctree}\na\nb\n```\n\nB', 'A\n\nB'],
    ['notes in notes', '````{tip}\n```{warning}\nHot\n```\n````', '> [!TIP]\n> > [!WARNING]\n> > Hot'],
    ['other fences', '```{.py}\na\n```', '```{.py}\na\n```'],
  ])('%s', (_name, source, expected) => {
    expect(standardMarkdown(source, { flavour: 'plain' })).toBe(expected);
  });
});
