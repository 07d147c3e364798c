import { asked } from '../../test/support/question-builders.js';
import { ADA } from '../../test/support/thread-builders.js';
import { groupWeakQuestions, type JudgedQuestion } from './group-questions.js';

let count = 0;
const question = (text: string, members: Partial<JudgedQuestion> = {}): JudgedQuestion => ({
  ...asked(`msg_${(count += 1)}`, { text, queries: [text], verdict: 'not_covered' }),
  owner: ADA,
  ...members,
});

describe('the questions that were answered weakly', () => {
  it('are grouped by the words that carry their meaning', () => {
    const groups = groupWeakQuestions([
      question('How do I restore a backup?'),
      question('Which licence is it under?'),
      question('restoring backups'),
      question('BACKUP: how to restore?'),
    ]);

    expect(groups.map((group) => [group.question, group.asked])).toEqual([
      ['How do I restore a backup?', 3],
      ['Which licence is it under?', 1],
    ]);
  });

  it('are grouped by what they lean on when they say little themselves', () => {
    const groups = groupWeakQuestions([
      question('And on Windows?', { queries: ['install on Windows'] }),
      question('And on Windows?', { queries: ['uninstall the service on Windows'] }),
      question('and on windows', { queries: ['Windows install'] }),
    ]);

    expect(groups.map(({ asked }) => asked)).toEqual([2, 1]);
  });

  it('are told with what was found, when it was asked last', () => {
    const sections = ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      file: `${id}.md`,
      heading: id,
      score: 0.5,
      cited: false,
    }));
    const [group] = groupWeakQuestions([
      question('Prices?', { sections, confidence: 0.2 }),
      question('prices', { confidence: 0.4 }),
    ]);

    expect(group).toMatchObject({
      question: 'Prices?',
      confidence: 0.2,
      nearest: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    });
  });

  it('keep the id of their group', () => {
    const idOf = (text: string) => groupWeakQuestions([question(text)])[0]!.id;

    expect(idOf('Restore a backup?')).toBe(idOf('How are backups restored?'));
    expect(idOf('日本語の質問')).not.toBe(idOf('別の質問'));
    expect(idOf('?')).not.toBe(idOf('!'));
  });

  it.each<[string, number, Partial<JudgedQuestion>]>([
    ['that is not covered', 1, { verdict: 'not_covered' }],
    ['that is covered and cited', 0, { verdict: 'covered' }],
    ['that is covered but cites nothing', 1, { verdict: 'covered', sections: [] }],
    ['whose answer was stopped before it could cite', 0, { verdict: 'covered', sections: [], answered: false }],
    ['that could not be searched', 0, { verdict: 'failed', sections: [] }],
    ['that is cited and did not help', 1, { verdict: 'covered', feedback: 'negative' }],
    ['that is not covered and helped all the same', 0, { verdict: 'not_covered', feedback: 'positive' }],
  ])('count one %s as %d', (_what, weak, members) => {
    expect(groupWeakQuestions([question('Prices?', members)]).reduce((sum, group) => sum + group.weak, 0)).toBe(weak);
  });

  it('are counted by reason, in groups that have one at all', () => {
    const covered = { verdict: 'covered' as const };
    const groups = groupWeakQuestions([
      question('Prices?', covered),
      question('Prices?', { ...covered, sections: [] }),
      question('Prices?'),
      question('Prices?', { ...covered, feedback: 'negative' }),
      question('Prices?', { ...covered, feedback: 'positive' }),
      question('Prices?', { verdict: 'failed' }),
      question('Ports?', covered),
    ]);

    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({
      asked: 6,
      weak: 3,
      notCovered: 1,
      uncited: 1,
      failed: 1,
      helpful: 1,
      unhelpful: 1,
    });
  });
});
