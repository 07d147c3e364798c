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
  it('quotes the sentences that share the words of the question, with the number of their passage', () => {
    const answer = composeAnswer('Which version of Postgres is needed?', { covered: true, passages: [POSTGRES] });

    expect(answer).toContain('Version 14 or newer is needed.');
    expect(answer).toContain('[1]');
    expect(answer).not.toContain('weather');
    expect(answer).not.toContain('##');
  });

  it('keeps a command whole, after the sentence that introduces it', () => {
    const answer = composeAnswer('How do I start the server?', { covered: true, passages: [POSTGRES] });

    expect(answer).toContain(
      'Start the server like this [1]:\n\n```sh\nDATABASE_URL=postgres://me@db/chat npm start\n```',
    );
  });

  it('shows a row of a table under its head', () => {
    const answer = composeAnswer('What does PORT say about where it listens?', { covered: true, passages: [POSTGRES] });

    expect(answer).toContain('| Variable | Meaning |\n| --- | --- |\n| `PORT` | Where it listens |');
    expect(answer).not.toContain('| `DATABASE_URL` | The Postgres server |');
  });

  it('shows a table whole when its section is what was asked for', () => {
    const text = '| Name | Data |\n|---|---|\n| `done` | always last |\n| `error` | what went wrong |';
    const events = { ...POSTGRES, heading: 'Events of the simple endpoint', text };

    expect(
      composeAnswer('Which events does the simple endpoint have?', { covered: true, passages: [events] }),
    ).toContain(text);
  });

  it('takes single items out of a list', () => {
    const answer = composeAnswer('When should I dump Postgres at night?', { covered: true, passages: [BACKUPS] });

    expect(answer).toBe('- Take a dump of Postgres every night. [2]');
  });

  it('answers from several passages, best first', () => {
    const answer = composeAnswer('Postgres server version and nightly dump', {
      covered: true,
      passages: [POSTGRES, BACKUPS],
    });

    expect(answer.indexOf('[1]')).toBeGreaterThan(-1);
    expect(answer.indexOf('[2]')).toBeGreaterThan(answer.indexOf('[1]'));
  });

  it('quotes the best passage when it was found by meaning and shares no word with the question', () => {
    const answer = composeAnswer('Wohin mit meinen Daten?', { covered: true, passages: [POSTGRES, BACKUPS] });

    expect(answer).toMatch(/^Set `DATABASE_URL`/);
  });

  it('stays short', () => {
    const text = Array.from({ length: 40 }, (_, index) => `Postgres fact number ${index} stands here.`).join(' ');
    const answer = composeAnswer('Postgres facts', { covered: true, passages: [{ ...POSTGRES, text }] });

    expect(answer.match(/fact number/g)!.length).toBeLessThanOrEqual(8);
  });

  it('says plainly that the question is not covered, and names each of the nearest pages once', () => {
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

  it('says so too when nothing at all was found', () => {
    expect(composeAnswer('Bread?', { covered: false, passages: [] })).toMatch(/does not cover/);
  });
});
