import { asked } from '../../test/support/question-builders.js';
import { ADA } from '../../test/support/thread-builders.js';
import { groupWeakQuestions, type JudgedQuestion } from './group-questions.js';

let count = 0;
const question = (text: string, members: Partial<JudgedQuestion> = {}): JudgedQuestion => ({
  ...asked(`msg_${(count += 1)}`, { text, queries: [text], verdict: 'not_covered' }),
  owner: ADA,
  ...members,
});

describe('groupWeakQuestions', () => {
  it('groupWeakQuestions groups questions by their meaningful words', () => {
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

  it.each([
    ['German', 'Wie installiere ich den Server?', 'Wie kann man den Server installieren?'],
    ['French', "Comment installer l'application ?", 'Installer une application, comment ?'],
    ['Japanese', 'サーバーを設定する方法は？', 'サーバーはどう設定しますか'],
    ['Chinese', '如何安装服务器？', '服务器怎么安装'],
    ['Korean', '서버를 어떻게 설치하나요?', '서버 설치'],
  ])('groupWeakQuestions groups two %s questions with the same words in other forms', (_language, left, right) => {
    expect(groupWeakQuestions([question(left), question(right)]).map(({ asked }) => asked)).toEqual([2]);
  });

  it('groupWeakQuestions adds the search query to a question with few words of its own', () => {
    const groups = groupWeakQuestions([
      question('And on Windows?', { queries: ['install on Windows'] }),
      question('And on Windows?', { queries: ['uninstall the service on Windows'] }),
      question('and on windows', { queries: ['Windows install'] }),
    ]);

    expect(groups.map(({ asked }) => asked)).toEqual([2, 1]);
  });

  it('groupWeakQuestions reports the sections that were found for the newest question', () => {
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

  it('groupWeakQuestions derives the id of a group from its meaning', () => {
    const idOf = (text: string) => groupWeakQuestions([question(text)])[0]!.id;

    expect(idOf('Restore a backup?')).toBe(idOf('How are backups restored?'));
    expect(idOf('日本語の質問')).not.toBe(idOf('別の質問'));
    expect(idOf('?')).not.toBe(idOf('!'));
  });

  it.each<[string, number, Partial<JudgedQuestion>]>([
    ['question that is not covered', 1, { verdict: 'not_covered' }],
    ['question that is covered and cited', 0, { verdict: 'covered' }],
    ['covered question whose answer cites nothing', 1, { verdict: 'covered', sections: [] }],
    ['covered question whose answer was stopped', 0, { verdict: 'covered', sections: [], answered: false }],
    ['question whose search failed', 0, { verdict: 'failed', sections: [] }],
    ['cited question with negative feedback', 1, { verdict: 'covered', feedback: 'negative' }],
    ['uncovered question with positive feedback', 0, { verdict: 'not_covered', feedback: 'positive' }],
  ])('groupWeakQuestions counts a %s as %d weak question(s)', (_what, weak, members) => {
    expect(groupWeakQuestions([question('Prices?', members)]).reduce((sum, group) => sum + group.weak, 0)).toBe(weak);
  });

  it('groupWeakQuestions counts questions by reason and omits groups without a weak question', () => {
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
