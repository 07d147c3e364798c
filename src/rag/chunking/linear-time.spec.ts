import { corpusPage } from '../../../test/support/corpus-page.js';
import { tooFastGrowth } from '../../../test/support/growth.js';
import { inParagraphs } from '../../../test/support/in-paragraphs.js';
import { orRefused } from '../../../test/support/or-refused.js';
import { growsFasterThanText } from '../../../test/support/text-growth.js';
import { checkParsable } from '../../content/markdown/check-parsable.js';
import { chunkPage } from './chunker.js';

function chunked(text: string): unknown {
  const markdown = inParagraphs(text);
  return orRefused(() => {
    checkParsable(markdown);
    return chunkPage(corpusPage({ markdown }));
  });
}

describe('The time to cut a page into chunks', () => {
  it('grows with the length of the page', () => {
    expect(growsFasterThanText(chunked, { shortest: 256, longest: 4_096 })).toEqual([]);
  });

  it('grows with the number of paragraphs where the parser needs the square of the marks of a paragraph', () => {
    const paragraph = `${'['.repeat(300)}\n\n`;

    const fault = tooFastGrowth([2, 8, 32], (count) => {
      const page = corpusPage({ markdown: paragraph.repeat(count) });
      return () => chunkPage(page);
    });

    expect(fault).toBeUndefined();
  });
});
