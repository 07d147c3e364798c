import { aPassage } from '../../../test/support/agent-builders.js';
import { inParagraphs } from '../../../test/support/in-paragraphs.js';
import { growsFasterThanText } from '../../../test/support/text-growth.js';
import { LinkFilter } from '../answer-links/link-filter.js';
import { NO_LINKS } from '../answer-links/link-rule.js';
import { composeAnswer } from '../extractive/compose-answer.js';
import { splitQuotes } from '../extractive/split-quotes.js';
import { PartCitations } from './part-citations.js';
import { PassageNumbers } from './passage-numbers.js';
import { toSource } from './to-source.js';

function cited(text: string): string {
  const passages = new PassageNumbers();
  passages.numberOf(aPassage('first'));
  return new PartCitations(passages, new LinkFilter(NO_LINKS, passages)).whole(text).text;
}

describe('Citations and quotes of hostile text', () => {
  it('the time to find the citations of an answer grows with its length', () => {
    expect(growsFasterThanText(cited, { longest: 65_536 })).toEqual([]);
  });

  it('the time to split a passage into quotes grows with its length', () => {
    const quotes = (text: string) =>
      splitQuotes({ number: 1, page: 'Ports', heading: 'Ports', text: inParagraphs(text) });

    expect(growsFasterThanText(quotes, { shortest: 256, longest: 4_096 })).toEqual([]);
  });

  it.each([
    ['quotations in one another', '>'.repeat(3_000)],
    ['brackets', '['.repeat(200_000)],
    ['emphasis', '*a_'.repeat(100_000)],
  ])('a passage of many %s is named, but not quoted', (_what, text) => {
    const passage = { number: 1, page: 'Ports', heading: 'Ports', text };

    expect(composeAnswer({ question: 'Which port?' }, { nearness: 'near', passages: [passage] })).toContain(
      '- Ports [1]',
    );
    expect(toSource(aPassage('first', { text }))).toMatchObject({ url: '/guide/postgres#first', description: '' });
  });
});
