import { growsFasterThanText } from '../../test/support/text-growth.js';
import { userMessageInputSchema } from './messages.js';

describe('userMessageInputSchema', () => {
  it('takes a time that grows with the length of a tag and its data', () => {
    const parse = (text: string) =>
      userMessageInputSchema.safeParse({
        content: [{ type: 'input_tag', id: text, text, data: { [text]: text } }],
        attachments: [],
        quoted_text: text,
        inference_options: {},
      });

    expect(growsFasterThanText(parse, { longest: 65_536 })).toEqual([]);
  });
});
