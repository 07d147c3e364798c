import { corpusPage, faultyPage } from '../../../test/support/corpus-page.js';
import { LEXICAL } from '../lexical/lexical-settings.js';
import { entriesOfAll } from './corpus-entries.task.js';

describe('entriesOfAll', () => {
  it('entriesOfAll reports a page that cannot be cut and cuts the others', () => {
    const good = corpusPage({ path: 'good.md', markdown: '# Ports\n\nThe server listens on a port.' });

    const messages = [...entriesOfAll([faultyPage('faulty.md'), good], LEXICAL)];

    const [entry] = messages.flatMap((message) => (Array.isArray(message) ? message : []));
    expect(messages[0]).toEqual({
      path: 'faulty.md',
      reason: expect.stringMatching(/^cannot be processed \(RangeError\)/),
    });
    expect(entry?.indexed.chunk).toMatchObject({ file: 'good.md', heading: 'Ports' });
  });
});
