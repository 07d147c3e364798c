import { type Piece, type ThoughtHabits, ThoughtTags } from './thought-tags.js';

/** What the reader sees in the end, when the text comes in these deltas. */
function read(deltas: readonly string[], habits: ThoughtHabits = new Map()): { thought: string; text: string } {
  let fed = '';
  const tags = new ThoughtTags((unread) => fed.slice(0, fed.length - unread), 'model', habits);
  const pieces: Piece[] = deltas.flatMap((text) => {
    fed += text;
    return tags.feed(text) ?? [{ kind: 'text' as const, text }];
  });
  let thought = '';
  let text = '';
  for (const piece of [...pieces, ...tags.end()]) {
    if (piece.kind === 'text') text += piece.text;
    else thought += piece.text;
    if (piece.kind === 'was_thought') {
      expect(piece.shown).toBe(text);
      text = '';
    }
  }
  return { thought, text };
}

/** The text in pieces of one character, of three, and whole. */
function cuts(text: string): string[][] {
  return [[...text], text.match(/[^]{1,3}/g) ?? [], [text]];
}

describe('ThoughtTags', () => {
  it.each([
    '<think>Let me see.</think>The answer.',
    '<think>\nLet me see.\n</think>\n\nThe answer.',
    '\n<thinking>Let me see.</thinking> The answer.',
    '<Thought>Let me see.</Thought>The answer.',
    '<reasoning>Let me see.</reasoning>The answer.',
    '[THINK]Let me see.[/THINK]The answer.',
    '<seed:think>Let me see.</seed:think>The answer.',
    '◁think▷Let me see.◁/think▷The answer.',
    '<think>\nLet me see. \n\n</think>The answer.',
    'Let me see.</think>The answer.',
    'Let me see.\n</think>\n\nThe answer.',
  ])('ThoughtTags reads %j as a thought and an answer, wherever it is cut', (text) => {
    for (const deltas of cuts(text)) {
      const { thought, text } = read(deltas);
      expect({ thought, text }).toEqual({ thought: 'Let me see.', text: 'The answer.' });
    }
  });

  it.each([
    'The answer is 1 < 2, and <b>no</b> tag.',
    'Write `</think>` after the thought, and </think> is read.',
    '```\n<think>\n</think>\n```\n',
    'The tag <think> begins a thought.',
    '<thin',
    '[1] is a citation.',
    '</thinx>',
    'İİİ </thin',
    '',
  ])('ThoughtTags leaves %j as it is, wherever it is cut', (text) => {
    for (const deltas of cuts(text)) expect(read(deltas)).toEqual({ thought: '', text });
  });

  it('ThoughtTags shows nothing of an empty thought, and two thoughts as thoughts', () => {
    for (const deltas of cuts('<think>\n\n</think>\n\nThe answer.')) {
      expect(read(deltas)).toEqual({ thought: '', text: 'The answer.' });
    }
    expect(read(['<think>One</think>\n<think>Two</think>\nThe answer.'])).toEqual({
      thought: 'OneTwo',
      text: 'The answer.',
    });
  });

  it('ThoughtTags takes a thought that never ends as a thought', () => {
    for (const deltas of cuts('<think>Let me see.')) expect(read(deltas)).toEqual({ thought: 'Let me see.', text: '' });
  });

  it('ThoughtTags shows the next answer of a model that does not open its thoughts as a thought from the beginning', () => {
    const habits: ThoughtHabits = new Map();
    read(['Let me see.</think>The answer.'], habits);

    const tags = new ThoughtTags(() => '', 'model', habits);

    expect(tags.feed('I look ')).toEqual([{ kind: 'thought', text: 'I look' }]);
    expect(tags.feed('again.</think>Found.')).toEqual([
      { kind: 'thought', text: ' again.' },
      { kind: 'text', text: 'Found.' },
    ]);
  });

  it('ThoughtTags shows the answer of such a model as text when it did not think, and presumes no thought the next time', () => {
    const habits: ThoughtHabits = new Map([['model', '</think>']]);

    expect(read(['Just the ', 'answer.'], habits).text).toBe('Just the answer.');
    expect(read(['Just the ', 'answer.'], habits)).toEqual({ thought: '', text: 'Just the answer.' });
  });

  it('ThoughtTags returns text that needs no care as it came', () => {
    const tags = new ThoughtTags(() => '');
    tags.feed('The ');

    expect(tags.feed('answer')).toBeUndefined();
    expect(tags.feed(' [1].')).toBeUndefined();
  });
});
