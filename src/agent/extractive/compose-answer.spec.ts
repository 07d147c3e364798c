import type { FoundPassage } from '../tools/search-results.js';
import { composeAnswer } from './compose-answer.js';

const POSTGRES: FoundPassage = {
  number: 1,
  page: 'Configuration',
  heading: 'Connect your own Postgres',
  text: [
    '## Connect your own Postgres',
    'Set `DATABASE_URL` to the address of your Postgres server. Version 14 or newer is needed.',
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
    const answer = composeAnswer(
      { question: 'Which version of Postgres is needed?' },
      { nearness: 'near', passages: [POSTGRES] },
    );

    expect(answer).toContain('Version 14 or newer is needed.');
    expect(answer).toContain('[1]');
    expect(answer).not.toContain('##');
  });

  it('composeAnswer quotes a whole command, after the sentence that introduces it', () => {
    const answer = composeAnswer(
      { question: 'How do I start the server?' },
      { nearness: 'near', passages: [POSTGRES] },
    );

    expect(answer).toContain(
      'Start the server like this [1]:\n\n```sh\nDATABASE_URL=postgres://me@db/chat npm start\n```',
    );
  });

  it('composeAnswer shows a row of a table under the head of the table', () => {
    const answer = composeAnswer(
      { question: 'What does PORT say about where it listens?' },
      { nearness: 'near', passages: [POSTGRES] },
    );

    expect(answer).toContain('| Variable | Meaning |\n| --- | --- |\n| `PORT` | Where it listens |');
    expect(answer).not.toContain('| `DATABASE_URL` | The Postgres server |');
  });

  it('composeAnswer shows the whole table when the question asks for its section', () => {
    const text = '| Name | Data |\n|---|---|\n| `done` | always last |\n| `error` | what went wrong |';
    const events = { ...POSTGRES, heading: 'Events of the simple endpoint', text };

    expect(
      composeAnswer(
        { question: 'Which events does the simple endpoint have?' },
        { nearness: 'near', passages: [events] },
      ),
    ).toContain(text);
  });

  it('composeAnswer quotes single items of a list', () => {
    const answer = composeAnswer(
      { question: 'When should I dump Postgres at night?' },
      { nearness: 'near', passages: [BACKUPS] },
    );

    expect(answer).toBe('- Take a dump of Postgres every night. [2]');
  });

  it('composeAnswer quotes several passages, the best first', () => {
    const answer = composeAnswer(
      { question: 'Postgres server version and nightly dump' },
      {
        nearness: 'near',
        passages: [POSTGRES, BACKUPS],
      },
    );

    expect(answer.indexOf('[1]')).toBeGreaterThan(-1);
    expect(answer.indexOf('[2]')).toBeGreaterThan(answer.indexOf('[1]'));
  });

  it('composeAnswer quotes the best passage when no passage shares a word with the question', () => {
    const answer = composeAnswer(
      { question: 'Wohin mit meinen Daten?' },
      { nearness: 'near', passages: [POSTGRES, BACKUPS] },
    );

    expect(answer).toMatch(/^Set `DATABASE_URL`/);
  });

  it('composeAnswer limits the length of an answer', () => {
    const text = Array.from({ length: 40 }, (_, index) => `Postgres fact number ${index} stands here.`).join(' ');
    const answer = composeAnswer(
      { question: 'Postgres facts' },
      { nearness: 'near', passages: [{ ...POSTGRES, text }] },
    );

    expect(answer.match(/fact number/g)!.length).toBeLessThanOrEqual(8);
  });

  it('composeAnswer says that the question is not covered, and names each of the nearest pages once', () => {
    const passages = [POSTGRES, { ...POSTGRES, number: 3 }, BACKUPS];

    expect(composeAnswer({ question: 'How do I bake bread?' }, { nearness: 'nothing', passages })).toBe(
      [
        'This documentation does not cover this question. The nearest pages are:',
        '',
        '- Configuration: Connect your own Postgres [3]',
        '- Backups [2]',
      ].join('\n'),
    );
  });

  it('composeAnswer says that the question is not covered when no passage was found', () => {
    expect(composeAnswer({ question: 'Bread?' }, { nearness: 'nothing', passages: [] })).toMatch(/does not cover/);
  });

  it('composeAnswer marks the best section as a possible answer when it is uncertain, and quotes no other', () => {
    const answer = composeAnswer(
      { question: 'Postgres server version and nightly dump' },
      { nearness: 'uncertain', passages: [POSTGRES, BACKUPS] },
    );

    expect(answer).toMatch(/^This may help:\n\nSet `DATABASE_URL`/);
    expect(answer).not.toContain('[2]');
  });

  it('composeAnswer quotes all steps of a list when one of them fits', () => {
    const text = `${'Filler about nothing. '.repeat(40)}\n\nDo this:\n\n1. Stop the server.\n2. Copy the data folder.\n3. Start again.`;
    const passages = [{ ...POSTGRES, text }];

    expect(composeAnswer({ question: 'copy the data folder' }, { nearness: 'near', passages })).toBe(
      'Do this [1]:\n\n1. Stop the server.\n2. Copy the data folder.\n3. Start again. [1]',
    );
  });

  it('composeAnswer quotes a note without its mark', () => {
    const passages = [{ ...POSTGRES, text: '> [!NOTE]\n> Cash is accepted for the fee.' }];

    expect(composeAnswer({ question: 'cash' }, { nearness: 'near', passages })).toBe(
      'Cash is accepted for the fee. [1]',
    );
  });

  it('composeAnswer shows rows of a table whose head is in another chunk', () => {
    const text = 'the end of a row. | no |\n| `E31` | locked | yes |\n| `E40` | stalled | no |';

    expect(composeAnswer({ question: 'E31' }, { nearness: 'near', passages: [{ ...POSTGRES, text }] })).toContain(
      '| | | |\n| --- | --- | --- |\n| `E31` | locked | yes |',
    );
  });

  it('composeAnswer quotes both things that a question compares', () => {
    const push = { ...POSTGRES, heading: 'Push', text: '`push` makes both sides alike and deletes files.' };
    const sync = { ...BACKUPS, heading: 'Sync', text: 'With sync nothing is ever lost.' };
    const asked = { question: 'push or sync?', compared: ['push', 'sync'] };

    const answer = composeAnswer(asked, { nearness: 'near', passages: [push, sync] });

    expect(answer).toMatch(/push.*\[1\][^]*sync.*\[2\]/);
  });

  it('composeAnswer prefers a page about the subject to one that shares a rare word with the question', () => {
    const rare = {
      ...POSTGRES,
      number: 1,
      page: 'Prices',
      heading: 'Prices',
      text: 'The cost of a stamp is one euro.',
    };
    const about = {
      ...POSTGRES,
      number: 2,
      page: 'Plots',
      heading: 'Half plots',
      text: 'A half plot is rented for 50 euros a year.',
    };

    const answer = composeAnswer(
      { question: 'cost of a half plot a year' },
      { nearness: 'near', passages: [rare, about] },
    );

    expect(answer).toMatch(/^A half plot/);
  });

  it('composeAnswer quotes both things that a question compares when it is uncertain too', () => {
    const asked = { question: 'Postgres or attachments?', compared: ['Postgres', 'attachments'] };

    const answer = composeAnswer(asked, { nearness: 'uncertain', passages: [POSTGRES, BACKUPS] });

    expect(answer).toMatch(/^This may help:[^]*Copy the attachments\. \[2\][^]*Postgres server\. .*\[1\]/);
  });

  it('composeAnswer quotes a sentence of the same meaning that shares no word with the question', () => {
    const filler = 'Nothing of interest is said in this sentence. '.repeat(15);
    const text = `Costs of a seat differ.\n\n${filler}\n\nMembers pay 50 euros.`;
    const asked = { question: 'costs', similarity: (quote: string) => (quote.includes('euros') ? 0.9 : 0) };

    const answer = composeAnswer(asked, { nearness: 'near', passages: [{ ...POSTGRES, heading: 'Seats', text }] });

    expect(answer).toContain('Members pay 50 euros.');
  });
});
