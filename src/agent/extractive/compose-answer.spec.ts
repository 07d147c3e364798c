import type { FoundPassage } from '../tools/search-results.js';
import { composeAnswer } from './compose-answer.js';

const POSTGRES: FoundPassage = {
  number: 1,
  page: 'Configuration',
  heading: 'Connect your own Postgres',
  text: [
    '## Connect your own Postgres',
    'Set `DATABASE_URL` to the address of your Postgres server. Version 14 or newer is needed. The weather is fine.',
    'Start the server like this:',
    '```sh\nDATABASE_URL=postgres://me@db/chat npm start\n```',
    '| Variable | Meaning |\n| --- | --- |\n| `PORT` | Where it listens |\n| `DATABASE_URL` | The Postgres server |',
  ].join('\n\n'),
};

const BACKUPS: FoundPassage = {
  number: 2,
  page: 'Backups',
  heading: 'Backups',
  text: '- Take a dump of Postgres every night.\n- Copy the attachments.\n- Water the plants.',
};

describe('composeAnswer', () => {
  it('composeAnswer quotes the sentences that share words with the question, with the number of their passage', () => {
    const answer = composeAnswer('Which version of Postgres is needed?', { covered: true, passages: [POSTGRES] });

    expect(answer).toContain('Version 14 or newer is needed.');
    expect(answer).toContain('[1]');
    expect(answer).not.toContain('weather');
    expect(answer).not.toContain('##');
  });

  it('composeAnswer quotes a whole command, after the sentence that introduces it', () => {
    const answer = composeAnswer('How do I start the server?', { covered: true, passages: [POSTGRES] });

    expect(answer).toContain(
      'Start the server like this [1]:\n\n```sh\nDATABASE_URL=postgres://me@db/chat npm start\n```',
    );
  });

  it('composeAnswer shows a row of a table under the head of the table', () => {
    const answer = composeAnswer('What does PORT say about where it listens?', { covered: true, passages: [POSTGRES] });

    expect(answer).toContain('| Variable | Meaning |\n| --- | --- |\n| `PORT` | Where it listens |');
    expect(answer).not.toContain('| `DATABASE_URL` | The Postgres server |');
  });

  it('composeAnswer shows the whole table when the question asks for its section', () => {
    const text = '| Name | Data |\n|---|---|\n| `done` | always last |\n| `error` | what went wrong |';
    const events = { ...POSTGRES, heading: 'Events of the simple endpoint', text };

    expect(
      composeAnswer('Which events does the simple endpoint have?', { covered: true, passages: [events] }),
    ).toContain(text);
  });

  it('composeAnswer quotes single items of a list', () => {
    const answer = composeAnswer('When should I dump Postgres at night?', { covered: true, passages: [BACKUPS] });

    expect(answer).toBe('- Take a dump of Postgres every night. [2]');
  });

  it('composeAnswer quotes several passages, the best first', () => {
    const answer = composeAnswer('Postgres server version and nightly dump', {
      covered: true,
      passages: [POSTGRES, BACKUPS],
    });

    expect(answer.indexOf('[1]')).toBeGreaterThan(-1);
    expect(answer.indexOf('[2]')).toBeGreaterThan(answer.indexOf('[1]'));
  });

  it('composeAnswer quotes the best passage when no passage shares a word with the question', () => {
    const answer = composeAnswer('Wohin mit meinen Daten?', { covered: true, passages: [POSTGRES, BACKUPS] });

    expect(answer).toMatch(/^Set `DATABASE_URL`/);
  });

  it('composeAnswer limits the length of an answer', () => {
    const text = Array.from({ length: 40 }, (_, index) => `Postgres fact number ${index} stands here.`).join(' ');
    const answer = composeAnswer('Postgres facts', { covered: true, passages: [{ ...POSTGRES, text }] });

    expect(answer.match(/fact number/g)!.length).toBeLessThanOrEqual(8);
  });

  it('composeAnswer says that the question is not covered, and names each of the nearest pages once', () => {
    const passages = [POSTGRES, { ...POSTGRES, number: 3 }, BACKUPS];

    expect(composeAnswer('How do I bake bread?', { covered: false, passages })).toBe(
      [
        'The handbook does not cover this question. The nearest pages are:',
        '',
        '- Configuration: Connect your own Postgres [3]',
        '- Backups [2]',
      ].join('\n'),
    );
  });

  it('composeAnswer says that the question is not covered when no passage was found', () => {
    expect(composeAnswer('Bread?', { covered: false, passages: [] })).toMatch(/does not cover/);
  });
});
