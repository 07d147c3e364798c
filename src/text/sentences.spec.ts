import { sentencesOf } from './sentences.js';

describe('sentencesOf', () => {
  it.each([
    ['two sentences', 'Stop the server. Then copy the folder.', ['Stop the server.', 'Then copy the folder.']],
    [
      'a code span with punctuation',
      '`progress(text, icon?) Shows` a line. `icon` is optional.',
      ['`progress(text, icon?) Shows` a line.', '`icon` is optional.'],
    ],
    ['a code span in two backticks', '``a`b. C`` is one. Two.', ['``a`b. C`` is one.', 'Two.']],
    ['an abbreviation', 'Use a tool, e.g. Docker. Stop.', ['Use a tool, e.g. Docker.', 'Stop.']],
    ['an address', 'Open https://a.example/?Q=1. Then read.', ['Open https://a.example/?Q=1.', 'Then read.']],
    ['a line break', 'One sentence\nin two lines.', ['One sentence in two lines.']],
    ['a backtick without an end', 'A ` alone. Next.', ['A ` alone.', 'Next.']],
  ])('sentencesOf keeps together what belongs together: %s', (_what, text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });
});
