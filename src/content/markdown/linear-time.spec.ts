import { orRefused } from '../../../test/support/or-refused.js';
import { growsFasterThanText } from '../../../test/support/text-growth.js';
import { readFrontMatter } from '../front-matter/read-front-matter.js';
import { checkParsable } from './check-parsable.js';
import { explicitAnchor } from './explicit-anchor.js';
import { htmlHeadings } from './html-headings.js';
import { withoutTags } from './plain-text.js';

describe('The time to read text of a page grows with its length', () => {
  it.each<[reader: string, read: (text: string) => unknown]>([
    ['withoutTags', withoutTags],
    ['explicitAnchor', explicitAnchor],
    ['explicitAnchor with braces', (text) => explicitAnchor(`a {${text}}`)],
    ['htmlHeadings', (text) => htmlHeadings(`<h2>${text}`)],
    ['htmlHeadings with attributes', (text) => htmlHeadings(`<h2 ${text}>a</h2>`)],
    ['checkParsable', (text) => orRefused(() => checkParsable(text))],
    ['readFrontMatter', (text) => orRefused(() => readFrontMatter(`---\n${text}`))],
    ['readFrontMatter with an end', (text) => orRefused(() => readFrontMatter(`---\n${text}\n---\n`))],
  ])('in %s', (_reader, read) => {
    expect(growsFasterThanText(read)).toEqual([]);
  });
});
