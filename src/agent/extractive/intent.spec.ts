import { growsFasterThanText } from '../../../test/support/text-growth.js';
import { comparedSubjects } from './compared-subjects.js';
import { headingQuestion } from './heading-question.js';
import { intentOf } from './intent.js';
import type { Conversation } from './read-conversation.js';

const onPage = (question: string, members: Partial<Conversation> = {}): Conversation => ({
  question,
  earlierQuestions: [],
  isPageKnown: true,
  toolOutputs: [],
  ...members,
});

describe('intentOf', () => {
  it.each([
    ['hi', 'talk'],
    ['Hello there!', 'talk'],
    ['thanks 👍', 'talk'],
    ['who are you?', 'talk'],
    ['help', 'talk'],
    ['help me install the server', 'question'],
    ['summarize this page', 'page'],
    ['tl;dr', 'page'],
    ['What is this page about?', 'page'],
    ['what can i do here', 'page'],
    ['what does this page say about backups', 'on_page'],
    ['how do i install this', 'question'],
    ['Fasse diese Seite zusammen', 'page'],
    ['Résume cette page', 'page'],
    ['Resume esta página, por favor', 'page'],
    ['Resuma esta página', 'page'],
    ['Riassumi questa pagina', 'page'],
    ['Vat deze pagina samen', 'page'],
    ['Podsumuj tę stronę', 'page'],
    ['Кратко перескажи эту страницу', 'page'],
    ['このページを要約して', 'page'],
    ['总结一下本页', 'page'],
    ['이 페이지를 요약해 주세요', 'page'],
    ['لخص هذه الصفحة', 'page'],
    ['Was steht auf dieser Seite über Backups?', 'on_page'],
    ['Que dit cette page sur les sauvegardes ?', 'on_page'],
    ['¿Qué es esto?', 'question'],
    ['', 'question'],
  ])('intentOf reads what the reader of a page wants: %s', (question, kind) => {
    expect(intentOf(onPage(question)).kind).toBe(kind);
  });

  it.each([
    ['explain this', 'selection'],
    ['what does that mean', 'selection'],
    ['how do i change this?', 'selection'],
    ['how do i back up the threads of this server?', 'question'],
    ['thanks', 'talk'],
  ])('intentOf reads what a reader with a selection wants: %s', (question, kind) => {
    expect(intentOf(onPage(question, { selectedText: 'DATABASE_URL' })).kind).toBe(kind);
  });

  it('a question about the open page is an ordinary question when no page is known', () => {
    expect(intentOf(onPage('summarize this page', { isPageKnown: false })).kind).toBe('question');
  });

  it('the time to read an intent grows with the length of the message', () => {
    const longest = 65_536;

    expect(growsFasterThanText((text) => intentOf(onPage(text, { selectedText: text })), { longest })).toEqual([]);
  });
});

describe('comparedSubjects', () => {
  it.each([
    ['difference between /health/live and /health/ready', ['/health/live', '/health/ready']],
    ['pgvector vs qdrant', ['pgvector', 'qdrant']],
    ['responses or chat_completions, what is the difference', ['responses', 'chat_completions']],
    ['compare a heap with a bay', ['a heap', 'a bay']],
    ['how do i start or stop the server when it is not running', []],
    ['how do i start', []],
    ['Was ist der Unterschied zwischen einer Sitzung und einem Cookie?', ['einer Sitzung', 'einem Cookie']],
    ['Quelle différence entre une session et un cookie ?', ['une session', 'un cookie']],
    ['¿Cuál es la diferencia entre una sesión y una cookie?', ['una sesión', 'una cookie']],
    ['Qual é a diferença entre uma sessão e um cookie?', ['uma sessão', 'um cookie']],
    ['Qual è la differenza tra una sessione e un cookie?', ['una sessione', 'un cookie']],
    ['Wat is het verschil tussen een sessie en een cookie?', ['een sessie', 'een cookie']],
    ['Jaka jest różnica między sesją a ciasteczkiem?', ['sesją', 'ciasteczkiem']],
    ['В чём разница между сессией и cookie?', ['сессией', 'cookie']],
    ['ما الفرق بين الجلسة و الكوكي؟', ['الجلسة', 'الكوكي']],
    ['セッションとクッキーの違いは何ですか？', ['セッション', 'クッキー']],
    ['会话和 Cookie 有什么区别？', ['会话', 'Cookie']],
    ['세션과 쿠키의 차이는 무엇인가요?', ['세션', '쿠키']],
    ['Was ist besser: zstd vs lz4?', ['Was ist besser: zstd', 'lz4']],
    ['Wie installiere ich den Server und den Client?', []],
  ])('comparedSubjects reads the compared things: %s', (question, subjects) => {
    expect(comparedSubjects(question)).toEqual(subjects);
  });
});

describe('headingQuestion', () => {
  it.each([
    ['Connect your own Postgres', 'How do I connect my own Postgres?'],
    ['Is it running?', 'Is it running?'],
    ['Choose the embedding model: EMBEDDING_MODEL', 'How do I choose the embedding model?'],
    ['Size limits', 'What does this documentation say about “Size limits”?'],
  ])('headingQuestion makes a question of a heading: %s', (heading, question) => {
    expect(headingQuestion(heading)).toBe(question);
  });
});
