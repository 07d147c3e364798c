import { assistantMessage, ScriptedModel } from '@openai/agents-core/testing';
import { TitleModel } from './title-model.js';

describe('TitleModel', () => {
  const titleOf = async (said: string) => {
    const model = new TitleModel(new ScriptedModel([[assistantMessage(said)]]));
    return (await model.titleOf('How do I connect Postgres?', new AbortController().signal)).title;
  };

  it.each([
    ['Connecting Postgres', 'Connecting Postgres'],
    ['"Connecting Postgres."', 'Connecting Postgres'],
    ['**Connecting Postgres**', 'Connecting Postgres'],
    ['Title: Connecting Postgres.', 'Connecting Postgres'],
    ['# Connecting Postgres\n\nHere is how you connect it.', 'Connecting Postgres'],
    ['„Postgres verbinden“', 'Postgres verbinden'],
    ['データベースに接続する。', 'データベースに接続する'],
    ['Title', 'Title'],
  ])('of the answer %j, TitleModel keeps %j', async (said, title) => {
    expect(await titleOf(said)).toBe(title);
  });

  it('TitleModel cuts a long title after a word', async () => {
    const title = await titleOf('words '.repeat(100));

    expect(title!.length).toBeLessThanOrEqual(60);
    expect(title).toMatch(/words…$/);
  });

  it.each(['', '   ', '""'])('TitleModel finds no title in the answer %j', async (said) => {
    expect(await titleOf(said)).toBeUndefined();
  });
});
