import { LOCAL_IDENTITY } from '../auth/identity.js';
import { readerContextToInput, readReaderData } from './reader-context.js';
import { quotedTextToInput } from './thread-to-input/described-items.js';

const HIDDEN = 'Seen\u200b\u{E0069}\u{E0067}\u202e text.';
const textOf = (item: unknown) => (item as { content: [{ text: string }] }).content[0].text;

describe('Selected text as input of the model', () => {
  it('readerContextToInput removes characters that only a model would read', () => {
    const request = { identity: LOCAL_IDENTITY, requestId: 'req_1', selectedText: HIDDEN };

    expect(readReaderData(textOf(readerContextToInput(request)))).toEqual({
      selectedText: 'Seen text.',
      isPageKnown: false,
    });
  });

  it('quotedTextToInput removes characters that only a model would read', () => {
    expect(textOf(quotedTextToInput(HIDDEN)[0])).toMatch(/\nSeen text\.$/);
  });
});
