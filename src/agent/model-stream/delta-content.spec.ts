import { contentOf } from './delta-content.js';

describe('contentOf', () => {
  it.each<[string, Record<string, unknown>, { text?: string; thought?: string }]>([
    ['a text', { content: 'The answer' }, { text: 'The answer' }],
    [
      'parts of text',
      {
        content: [
          { type: 'text', text: 'The ' },
          { type: 'text', text: 'answer' },
        ],
      },
      { text: 'The answer' },
    ],
    ['parts with a value', { content: [{ type: 'text', text: { value: 'The answer' } }] }, { text: 'The answer' }],
    ['texts in a list', { content: ['The ', 'answer'] }, { text: 'The answer' }],
    ['one part', { content: { type: 'text', text: 'The answer' } }, { text: 'The answer' }],
    [
      'a part of a thought that holds parts',
      { content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Let me see.' }] }] },
      { thought: 'Let me see.' },
    ],
    ['a part of a thought', { content: [{ type: 'thinking', thinking: 'Let me see.' }] }, { thought: 'Let me see.' }],
    ['reasoning_content', { content: null, reasoning_content: 'Let me see.' }, { thought: 'Let me see.' }],
    ['the same thought in two members', { reasoning_content: 'See.', reasoning: 'See.' }, { thought: 'See.' }],
    [
      'reasoning_details',
      { reasoning_details: [{ type: 'reasoning.text', text: 'Let me see.', signature: 's' }] },
      { thought: 'Let me see.' },
    ],
    ['a summary', { reasoning_details: [{ type: 'reasoning.summary', summary: 'I see.' }] }, { thought: 'I see.' }],
    ['an encrypted thought', { reasoning_details: [{ type: 'reasoning.encrypted', data: 'x' }] }, {}],
    ['null and parts of unknown kinds', { content: [null, { type: 'image_url', image_url: {} }, 3] }, {}],
  ])('contentOf reads %s', (_what, delta, expected) => {
    expect(contentOf(delta)).toEqual({ text: '', thought: '', ...expected });
  });
});
