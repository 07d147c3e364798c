import { aUserMessage } from '../../../test/support/thread-builders.js';
import type { TagContent } from '../../protocol/messages.js';
import { DEFAULT_HOOKS } from './input-hooks.js';
import { textPart } from './user-input.js';
import { userMessageToInput } from './user-message.js';

const hooks = { ...DEFAULT_HOOKS, tag: (tag: TagContent) => textPart(`${tag.text}=${tag.id}`) };

/** Tags with different texts that count how often one of the texts is read. */
function countedTags(length: number) {
  let reads = 0;
  const tags = Array.from({ length }, (_, index): TagContent => {
    const tag = { type: 'input_tag' as const, id: `${index}`, data: {}, interactive: false };
    return Object.defineProperty({ ...tag, text: '' }, 'text', {
      get: () => {
        reads += 1;
        return `t${index}`;
      },
    });
  });
  return { tags, reads: () => reads };
}

describe('userMessageToInput', () => {
  it('userMessageToInput describes the first tag of each text, in the order of the tags', async () => {
    const tag = (text: string, id: string): TagContent => ({
      type: 'input_tag',
      text,
      id,
      data: {},
      interactive: false,
    });
    const content = [tag('a', '1'), tag('b', '2'), tag('a', '3')];

    const [, described] = await userMessageToInput({ ...aUserMessage(), content }, hooks, true);

    expect(described).toMatchObject({ content: [{}, { text: 'a=1' }, { text: 'b=2' }] });
  });

  it.each([1_000, 2_000, 4_000])(
    'userMessageToInput reads the text of each of %i tags at most 5 times',
    async (length) => {
      const { tags, reads } = countedTags(length);

      await userMessageToInput({ ...aUserMessage(), content: tags }, hooks, true);

      expect(reads()).toBeLessThanOrEqual(5 * length);
    },
  );
});
