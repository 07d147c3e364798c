import { NotFoundError } from '../../src/common/errors/not-found.error.js';
import type { ThreadStore } from '../../src/threads/thread-store.js';
import { ADA, aHiddenItem, anAnswer, aThread } from '../support/thread-builders.js';

const HOSTILE = [
  `'; DROP TABLE threads; --`,
  '$1 %s ${x} {{x}} \\ \\u0000 \\x00',
  '"quotes" and \'quotes\' and `ticks`\r\n\t',
  '<script>alert(1)</script>',
  '👩‍👩‍👧‍👦 🇨🇭 नमस्ते שלום \u202E \uFEFF \uFFFF \u{10FFFF}',
  '',
];

/** Part of the contract of `ThreadStore`: any text of a reader or a model is kept or cleaned, and never rejected. */
export function describeThreadText(current: () => ThreadStore): void {
  const keep = async (text: string) => {
    const store = current();
    await store.addThread(ADA, aThread({ metadata: { [`key ${text}`]: text } }));
    await store.saveItem(ADA, 'thread_1', anAnswer({ id: 'msg_1', text }));
    const { metadata } = await store.loadThread(ADA, 'thread_1');
    return { metadata, item: await store.loadItem(ADA, 'thread_1', 'msg_1') };
  };

  describe('text', () => {
    it.each(HOSTILE)('stores the text %j unchanged', async (text) => {
      expect(await keep(text)).toEqual({ metadata: { [`key ${text}`]: text }, item: anAnswer({ id: 'msg_1', text }) });
    });

    it.each([
      ['removes NUL from text', 'a\0b', 'ab'],
      ['replaces a lone high surrogate in text', 'a\uD83Db', 'a\uFFFDb'],
      ['replaces a lone low surrogate in text', '\uDE00', '\uFFFD'],
      ['keeps a surrogate pair in text that it cleans', '\0😀\uD83D', '😀\uFFFD'],
    ])('%s', async (_what, dirty, clean) => {
      expect(await keep(dirty)).toEqual({
        metadata: { [`key ${clean}`]: clean },
        item: anAnswer({ id: 'msg_1', text: clean }),
      });
    });

    it('cleans text in titles, hidden content and extras', async () => {
      const store = current();
      await store.addThread(ADA, aThread({ title: 'a\0' }));
      await store.saveItem(ADA, 'thread_1', aHiddenItem({ id: 'hcx_1', content: { deep: [{ '\0key': 'v\0' }] } }), {
        readerContext: { selected_text: 'selected\0\uD800' },
      });

      expect(await store.loadThread(ADA, 'thread_1')).toMatchObject({ title: 'a' });
      expect(await store.loadItem(ADA, 'thread_1', 'hcx_1')).toEqual(
        aHiddenItem({ id: 'hcx_1', content: { deep: [{ key: 'v' }] } }),
      );
      expect(await store.loadItemExtras(ADA, 'thread_1', 'hcx_1')).toEqual({
        readerContext: { selected_text: 'selected\uFFFD' },
      });
    });

    it.each(HOSTILE.concat('thread_\0', 'thread_\uD800'))('throws NotFoundError for the unknown id %j', async (id) => {
      const store = current();
      await store.addThread(ADA, aThread());

      await expect(store.loadThread(ADA, id)).rejects.toThrow(NotFoundError);
      await expect(store.loadItem(ADA, 'thread_1', id)).rejects.toThrow(NotFoundError);
      await expect(store.loadThread({ tenantId: id, userId: id }, 'thread_1')).rejects.toThrow(NotFoundError);
    });

    it('stores a text of a megabyte unchanged', async () => {
      const long = 'Zürich ∞ 🏔 '.repeat(80_000);

      expect((await keep(long)).item).toEqual(anAnswer({ id: 'msg_1', text: long }));
    });

    it('keeps the types of JSON values in hidden content', async () => {
      const store = current();
      const content = {
        integer: 9_007_199_254_740_991,
        small: 1e-7,
        negative: -1.5,
        yes: true,
        nothing: null,
        list: [[], {}],
      };
      await store.addThread(ADA, aThread(), [{ item: aHiddenItem({ id: 'hcx_1', content }) }]);

      expect(await store.loadItem(ADA, 'thread_1', 'hcx_1')).toEqual(aHiddenItem({ id: 'hcx_1', content }));
    });
  });
}
