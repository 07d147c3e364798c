import { growsFasterThanText } from '../../../test/support/text-growth.js';
import { safeMarkdown } from './safe-markdown-stream.js';

describe('The time to read an answer grows with its length', () => {
  it('in safeMarkdown', () => {
    expect(growsFasterThanText((text) => safeMarkdown(text))).toEqual([]);
  });
});
