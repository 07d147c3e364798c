import type { FlavourName } from './flavour-name.js';

/** Marks in front matter and text that one generator reads and the others do not. They are not looked for in code. */
const MARKS: readonly [RegExp, FlavourName][] = [
  [
    /^(?:sidebar_(?:position|label|class_name)|hide_table_of_contents|pagination_(?:next|prev)|custom_edit_url):/m,
    'docusaurus',
  ],
  [/^id: [\w-]+[ \t]*$/m, 'docusaurus'],
  [/^import .*['"]@(?:theme|site|docusaurus)\//m, 'docusaurus'],
  [/^import .*['"](?:@astrojs\/starlight|~\/components\/)/m, 'starlight'],
  [/^(?:template: splash|sidebar:[ \t]*\r?\n[ \t]+(?:label|order|badge|hidden):)/m, 'starlight'],
  [/^import .*['"]nextra(?:-theme-docs)?[/'"]/m, 'nextra'],
  [/^(?:layout: home|outline: (?:deep|\[)|outline: \d)/m, 'vitepress'],
  [/^(?:::: ?code-group\b|::: (?:details|info|tip|warning|danger)\b|<<< ?@?[\w/.])/m, 'vitepress'],
  [/^(?:!!!|\?\?\?\+?) [a-z]/m, 'mkdocs'],
  [/^=== "/m, 'mkdocs'],
  [/^linkTitle:/m, 'hugo'],
  [/^\+\+\+[ \t]*\r?\n/, 'hugo'],
  [/\{\{[<%] /, 'hugo'],
  [/\[\[[^[\]\n]{1,200}\]\]/, 'obsidian'],
];

/** mdBook replaces its marks in code too, and most of them are there. */
const MDBOOK = /\{\{ ?#(?:include|rustdoc_include|playground) /;

const FENCE = /^[ \t]*(`{3,}|~{3,})/;
const CODE_SPAN = /`[^`\n]*`/g;

/** On how many of the pages the marks of each generator occur. */
export function countSyntax(pages: readonly string[]): ReadonlyMap<FlavourName, number> {
  const counts = new Map<FlavourName, number>();
  for (const page of pages) {
    const text = withoutCode(page);
    const found = new Set(MARKS.filter(([mark]) => mark.test(text)).map(([, flavour]) => flavour));
    if (MDBOOK.test(page)) found.add('mdbook');
    for (const flavour of found) counts.set(flavour, (counts.get(flavour) ?? 0) + 1);
  }
  return counts;
}

function withoutCode(page: string): string {
  let fence: string | undefined;
  const prose = page.split('\n').filter((line) => {
    const mark = FENCE.exec(line)?.[1];
    const isCode = fence !== undefined || mark !== undefined;
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence)) fence = undefined;
    return !isCode;
  });
  return prose.join('\n').replace(CODE_SPAN, '');
}
