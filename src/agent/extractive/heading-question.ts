import { ENGLISH } from '../messages/languages.js';
import { fillIn, type Messages } from '../messages/messages.js';

/** Verbs in the form in which a heading tells what to do: "Connect your own Postgres". */
const VERBS: ReadonlySet<string> = new Set(
  (
    'add allow apply ask attach back book borrow bring build change check choose clean collect compare configure connect ' +
    'continue copy create deploy delete disable download embed enable enter export fail find fix free get give go harden ' +
    'import index install introduce keep leave limit list listen look make measure merge move open pause plan put read ' +
    'rebuild record remove rename replace reset restore restart resume route run save say schedule search see select send ' +
    'serve set share show sign sort sow start stop switch tell test try turn undo uninstall update upgrade upload use ' +
    'verify view watch water write'
  ).split(' '),
);

/** The beginning of a heading is enough for a question. */
const LONGEST = 120;

/** A question that the section under this heading answers, in the language of the messages; a heading in English can be one in itself. */
export function headingQuestion(heading: string, messages: Messages = ENGLISH): string {
  const [topic = ''] = heading.slice(0, LONGEST).split(/: | – /);
  const end = topic.search(/[?？؟]/);
  if (end >= 0) return topic.slice(0, end + 1);
  const [first = ''] = topic.split(' ', 1);
  if (messages !== ENGLISH || !VERBS.has(first.toLowerCase())) return fillIn(messages.questionAbout, { topic });
  const rest = topic.slice(first.length).replaceAll(/\byour\b/g, 'my');
  return `How do I ${first.toLowerCase()}${rest}?`;
}
