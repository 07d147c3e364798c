import { LOCAL_IDENTITY } from '../auth/identity.js';
import { cutCharacters } from '../text/cut.js';
import { readReaderContext, toRequestContext, withStoredContext } from './reader-context.js';

const caller = { identity: LOCAL_IDENTITY, requestId: 'req_1' };

describe('the context that a page sends', () => {
  it('is read from the top-level `context` before the metadata', () => {
    const body = { context: { page_context: { current_chapter: 2 } } };

    expect(readReaderContext(body, { page_context: { current_chapter: 9 } })).toEqual({
      page_context: { current_chapter: 2 },
    });
  });

  it('is read from the metadata otherwise, member by member, ignoring what does not fit', () => {
    const metadata = { page_context: { current_chapter: 'two' }, selected_text: 'text', unrelated: 1, session_id: 's' };

    expect(readReaderContext({}, metadata)).toEqual({ selected_text: 'text', session_id: 's' });
  });

  it('is refused with its path when `context` breaks the schema', () => {
    expect(() => readReaderContext({ context: { page_context: { current_chapter: 'two' } } }, {})).toThrow(
      expect.objectContaining({
        code: 'invalid_request',
        issues: [expect.objectContaining({ path: 'context.page_context.current_chapter' })],
      }),
    );
  });

  it('takes the quoted text of a message as the selection', () => {
    expect(toRequestContext(caller, { selected_text: 'selected' }, 'quoted').selectedText).toBe('quoted');
  });

  it('cuts a long selection at 2,000 characters without cutting one in two, and says so', () => {
    const context = toRequestContext(caller, { selected_text: '🤖'.repeat(2_001) });

    expect(context.selectedText).toBe('🤖'.repeat(2_000));
    expect(context.selectionWasCut).toBe(true);
  });

  it('leaves a text of exactly the limit alone', () => {
    expect(cutCharacters('🤖'.repeat(2_000), 2_000)).toBe('🤖'.repeat(2_000));
  });

  it('is completed from what was stored when a message is retried', () => {
    const stored = { page_context: { current_chapter: 3 }, session_id: 'old' };

    const context = withStoredContext({ ...caller, sessionId: 'new' }, stored, 'quoted');

    expect(context).toMatchObject({ pageContext: { current_chapter: 3 }, sessionId: 'new', selectedText: 'quoted' });
  });
});
