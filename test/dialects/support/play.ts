import type { ThreadStreamEvent } from '../../../src/protocol/events.js';
import type { ThreadItem } from '../../../src/protocol/items.js';
import { Conversation } from '../../faults/support/conversation.js';
import { type Answer, type Api, answersOf, type Behaviour } from './behaviour.js';
import type { DialectApp } from './dialect-app.js';
import { differences } from './differences.js';
import type { ScriptedServer } from './scripted-server.js';
import { citationsOf, noticesOf, shownText, shownThoughts, thoughtsIn, unfinishedItems } from './seen.js';

const LAST_QUESTION = 'And the next question?';
const LAST_ANSWER = 'This is the next answer.';
const LAST: Answer[] = [{ status: 200, headers: {}, steps: [{ text: LAST_ANSWER }, { end: 'stop' }], ending: 'end' }];

/**
 * Plays a behaviour through the whole server: its turns, and a last question with a regular answer, because a thread must
 * be usable after every fault.
 * @returns one line for each difference from what the file expects.
 */
export async function play(behaviour: Behaviour, api: Api, app: DialectApp, server: ScriptedServer): Promise<string[]> {
  const conversation = new Conversation(app.url);
  const faults: string[] = [];
  const expectEqual = (actual: unknown, expected: unknown, what: string) => {
    const [shown, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (shown !== wanted) faults.push(`${what}: ${shown} instead of ${wanted}`);
  };
  for (const turn of behaviour.turns) {
    const answers = answersOf(turn, api);
    server.will(api, answers);
    const events = await conversation.ask(turn.ask);
    const { text, thoughts, notices, error, citations } = turn.reader;
    expectEqual(shownText(events), text, 'the text that the reader sees');
    expectEqual(shownThoughts(events), thoughts, 'the thoughts that the reader sees');
    faults.push(
      ...differences(
        noticesOf(events),
        notices.map((words) => ({ $contains: words })),
        'notices',
      ),
    );
    expectEqual(noticesOf(events).length, notices.length, 'the number of notices');
    faults.push(...differences(errorOf(events), error ?? null, 'error'));
    if (citations) faults.push(...differences(citationsOf(events), citations, 'citations'));
    if (!error) expectEqual(unfinishedItems(events), [], 'items without an end');
    expectEqual(server.requests.length, answers.length, 'the number of requests');
    if (turn.requests)
      faults.push(...turn.requests.flatMap((each, at) => differences(server.requests[at], each, `request ${at}`)));
  }
  const items = await conversation.items();
  faults.push(...differences(items.map(toStored), behaviour.stored ?? whatWasSeen(behaviour), 'stored'));

  server.will(api, LAST);
  const events = await conversation.ask(LAST_QUESTION);
  expectEqual([shownText(events), errorOf(events)], [LAST_ANSWER, undefined], 'the answer to the next question');
  if (behaviour.nextRequest) faults.push(...differences(server.requests[0], behaviour.nextRequest, 'nextRequest'));
  return faults;
}

function errorOf(events: readonly ThreadStreamEvent[]): unknown {
  return events.find(({ type }) => type === 'error');
}

/** A stored item with its texts in one member. */
function toStored(item: ThreadItem): object {
  if (item.type === 'assistant_message') return { ...item, text: item.content.map(({ text }) => text).join('') };
  return item.type === 'workflow' ? { ...item, thoughts: thoughtsIn(item) } : item;
}

/** Without `stored` in the file: what the reader has seen of turns that ended without an error. */
function whatWasSeen({ turns }: Behaviour): object[] {
  return turns
    .filter(({ reader }) => !reader.error)
    .flatMap(({ reader: { text, thoughts } }) => [
      ...(thoughts.length > 0 ? [{ type: 'workflow', thoughts }] : []),
      ...(text ? [{ type: 'assistant_message', text }] : []),
    ]);
}
