import { LOCAL_IDENTITY } from '../auth/identity.js';
import { cutCharacters } from '../text/cut.js';
import { readReaderContext, toRequestContext, withStoredContext } from './reader-context.js';

const caller = { identity: LOCAL_IDENTITY, requestId: 'req_1' };

describe('The reader context of a request', () => {
  it('readReaderContext prefers the top-level `context` to the metadata', () => {
    const body = { context: { page_context: { current_chapter: 2 } } };

    expect(readReaderContext(body, { page_context: { current_chapter: 9 } })).toEqual({
      page_context: { current_chapter: 2 },
    });
  });

  it('readReaderContext reads the metadata when there is no `context`, and ignores invalid members', () => {
    const metadata = { page_context: { current_chapter: 'two' }, selected_text: 'text', unrelated: 1, session_id: 's' };

    expect(readReaderContext({}, metadata)).toEqual({ selected_text: 'text', session_id: 's' });
  });

  it('readReaderContext rejects an invalid `context` and names the path', () => {
    expect(() => readReaderContext({ context: { page_context: { current_chapter: 'two' } } }, {})).toThrow(
      expect.objectContaining({
        code: 'invalid_request',
        issues: [expect.objectContaining({ path: 'context.page_context.current_chapter' })],
      }),
    );
  });

  it('toRequestContext uses the quoted text of a message as the selection', () => {
    expect(toRequestContext(caller, { selected_text: 'selected' }, 'quoted').selectedText).toBe('quoted');
  });

  it('toRequestContext cuts a selection after 2,000 whole characters and sets selectionWasCut', () => {
    const context = toRequestContext(caller, { selected_text: '🤖'.repeat(2_001) });

    expect(context.selectedText).toBe('🤖'.repeat(2_000));
    expect(context.selectionWasCut).toBe(true);
  });

  it('cutCharacters does not change a text of exactly the limit', () => {
    expect(cutCharacters('🤖'.repeat(2_000), 2_000)).toBe('🤖'.repeat(2_000));
  });

  it('withStoredContext completes the context of a retry with the one that was stored', () => {
    const stored = { page_context: { current_chapter: 3 }, session_id: 'old' };

    const context = withStoredContext({ ...caller, sessionId: 'new' }, stored, 'quoted');

    expect(context).toMatchObject({ pageContext: { current_chapter: 3 }, sessionId: 'new', selectedText: 'quoted' });
  });
});
