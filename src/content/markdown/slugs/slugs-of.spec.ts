import { tooFastGrowth } from '../../../../test/support/growth.js';
import type { FlavourName } from '../../flavours/flavour-name.js';
import { FLAVOUR_NAMES } from '../../flavours/flavour-name.js';
import { slugsOf } from './slugs-of.js';

/** The anchors of headings of level 2 in one page; `{#id}` gives an explicit id. */
function anchorsOf(flavour: FlavourName, ...headings: readonly string[]): (string | undefined)[] {
  const parts = headings.map((heading) => heading.split('{#'));
  const explicit = parts.flatMap(([, id]) => (id === undefined ? [] : [id.slice(0, -1)]));
  const slugOf = slugsOf(flavour)(new Set(explicit));
  return parts.map(([text = '', id]) => slugOf({ text, written: text, depth: 2, explicit: id?.slice(0, -1) }));
}

describe('slugsOf', () => {
  it.each<[FlavourName, heading: string, anchor: string]>([
    ['plain', 'What is `Vec<T>` & co.?', 'what-is-vect--co'],
    ['docusaurus', 'Über uns', 'über-uns'],
    ['docusaurus', 'Why? -', 'why--'],
    ['starlight', 'Why? -', 'why-'],
    ['starlight', 'C & ', 'c-'],
    ['nextra', 'Über uns', 'über-uns'],
    ['vitepress', 'Über uns', 'uber-uns'],
    ['vitepress', 'a__b -- c!', 'a-b-c'],
    ['vitepress', '2. Install (now)', '_2-install-now'],
    ['vitepress', '安装 Vue', '安装-vue'],
    ['mkdocs', 'Über uns', 'uber-uns'],
    ['mkdocs', 'a__b -- c!', 'a__b-c'],
    ['mkdocs', '安装 Vue', 'vue'],
    ['mkdocs', '安装', '_1'],
    ['hugo', 'Über uns', 'über-uns'],
    ['hugo', 'a__b -- c!', 'a__b----c'],
    ['hugo', 'The [API](/docs/api.md)', 'the-apidocsapimd'],
    ['hugo', '???', 'heading'],
    ['mdbook', 'Über uns: ½', 'über-uns-½'],
    ['mdbook', '`--passes`: more', '--passes-more'],
    ['mdbook', 'a  b', 'a--b'],
    ['obsidian', 'How: to #use [it]', 'How+to+use+it'],
  ])('%s gives the heading %j the anchor %j', (flavour, heading, anchor) => {
    expect(anchorsOf(flavour, heading)).toEqual([anchor]);
  });

  it.each<[FlavourName, anchors: readonly string[]]>([
    ['plain', ['use', 'use-1', 'use-1-1', 'use-2']],
    ['docusaurus', ['use', 'use-1', 'use-1-1', 'use-2']],
    ['nextra', ['use', 'use-1', 'use-1-1', 'use-2']],
    ['vitepress', ['use', 'use-1', 'use-1-1', 'use-2']],
    ['mkdocs', ['use', 'use_1', 'use-1', 'use_2']],
    ['hugo', ['use', 'use-1', 'use-1-1', 'use-2']],
    ['mdbook', ['use', 'use-1', 'use-1-1', 'use-2']],
    ['obsidian', ['Use', 'Use', 'Use-1', 'Use']],
  ])('%s numbers repeated headings as its site does', (flavour, anchors) => {
    expect(anchorsOf(flavour, 'Use', 'Use', 'Use-1', 'Use')).toEqual(anchors);
  });

  it.each<[FlavourName, anchors: readonly string[]]>([
    ['plain', ['use', 'use', 'use-1']],
    ['docusaurus', ['use', 'use', 'use-1']],
    ['nextra', ['use', 'use-1', 'use-2']],
    ['vitepress', ['use', 'use', 'use-1']],
    ['mkdocs', ['use_1', 'use', 'use_2']],
    ['hugo', ['use', 'use', 'use-1']],
    ['mdbook', ['use', 'use', 'use-1']],
  ])('%s counts explicit ids as its site does', (flavour, anchors) => {
    expect(anchorsOf(flavour, 'Use', 'Own{#use}', 'Use')).toEqual(anchors);
  });

  it('mkdocs goes on from a number that the text of a heading ends with', () => {
    expect(anchorsOf('mkdocs', 'v_2', 'v_2', 'v', 'v')).toEqual(['v_2', 'v_3', 'v', 'v_1']);
  });

  it('nextra does not count the title of a page, which has no anchor', () => {
    const slugOf = slugsOf('nextra')(new Set());
    const heading = { text: 'Use', written: 'Use', explicit: undefined };

    expect([slugOf({ ...heading, depth: 1 }), slugOf({ ...heading, depth: 2 })]).toEqual(['use', 'use']);
  });

  it.each(FLAVOUR_NAMES)('%s needs a time that grows with the number of equal headings', (flavour) => {
    const fault = tooFastGrowth([500, 2_000, 8_000], (count) => {
      const headings = Array.from({ length: count }, (_, index) => (index % 2 === 0 ? 'a' : `a_${index % 50}`));
      return () => anchorsOf(flavour, ...headings);
    });

    expect(fault).toBeUndefined();
  });
});
