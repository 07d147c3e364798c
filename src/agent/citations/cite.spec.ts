import * as fc from 'fast-check';
import { aPassage, collect, finished, streamedText } from '../../../test/support/agent-builders.js';
import { anAnswer } from '../../../test/support/thread-builders.js';
import type { ResponderEvent } from '../../chatkit/responder.js';
import type { ContentPartUpdate } from '../../protocol/updates.js';
import { NO_LINKS } from '../answer-links/link-rule.js';
import { Citations } from './cite.js';
import { PassageNumbers } from './passage-numbers.js';

const update = (update: ContentPartUpdate): ResponderEvent => ({
  type: 'thread.item.updated',
  item_id: 'msg_answer',
  update,
});

async function* cite(
  answer: AsyncIterable<ResponderEvent>,
  passages: PassageNumbers,
): AsyncGenerator<readonly ResponderEvent[]> {
  const citations = new Citations(passages, NO_LINKS);
  for await (const event of answer) yield citations.cite([event]);
}

async function* answerIn(deltas: readonly string[]): AsyncGenerator<ResponderEvent> {
  const text = deltas.join('');
  const content = { type: 'output_text' as const, text: '', annotations: [] };
  yield { type: 'thread.item.added', item: { ...anAnswer({ text: '' }), content: [] } };
  yield update({ type: 'assistant_message.content_part.added', content_index: 0, content });
  for (const delta of deltas)
    yield update({ type: 'assistant_message.content_part.text_delta', content_index: 0, delta });
  yield update({ type: 'assistant_message.content_part.done', content_index: 0, content: { ...content, text } });
  yield { type: 'thread.item.done', item: anAnswer({ text }) };
}

function annotationsOf(events: readonly ResponderEvent[]) {
  return events.flatMap((event) =>
    event.type === 'thread.item.updated' && event.update.type === 'assistant_message.content_part.annotation_added'
      ? [event.update]
      : [],
  );
}

describe('Citations', () => {
  let passages: PassageNumbers;

  beforeEach(() => {
    passages = new PassageNumbers();
    passages.numberOf(aPassage('first', { heading: 'Connect', text: 'Set the URL.\n\nThen start.' }));
    passages.numberOf(
      aPassage('second', { chapterTitle: null, lessonTitle: null, headingPath: ['Backups'], heading: 'Backups' }),
    );
  });

  it('Citations replaces a marker by a link to the passage with its number', async () => {
    const events = await collect(cite(answerIn(['Set it ', '[1', ']. Done.']), passages));

    const [item] = finished(events, 'assistant_message');
    expect(item!.content[0]).toEqual({
      type: 'output_text',
      text: 'Set it. Done.',
      annotations: [
        {
          type: 'annotation',
          index: 6,
          source: {
            type: 'url',
            title: 'Databases › Connect',
            url: '/guide/postgres#first:~:text=Set%20the%20URL.',
            description: 'Set the URL. Then start.',
            group: 'Configuration',
          },
        },
      ],
    });
  });

  it('Citations drops a marker whose number belongs to no passage of this turn', async () => {
    const events = await collect(cite(answerIn(['One [1, 9]. Two [7].']), passages));

    expect(streamedText(events)).toBe('One. Two.');
    expect(annotationsOf(events).map(({ annotation }) => annotation.index)).toEqual([3]);
  });

  it('Citations numbers the annotations of a part without gaps, including those of the model', async () => {
    const own = { type: 'annotation' as const, index: 7, source: { type: 'file' as const, title: 'a', filename: 'a' } };
    async function* events(): AsyncGenerator<ResponderEvent> {
      yield update({ type: 'assistant_message.content_part.text_delta', content_index: 0, delta: 'a [1] b [2] ' });
      yield update({
        type: 'assistant_message.content_part.annotation_added',
        content_index: 0,
        annotation_index: 0,
        annotation: own,
      });
      yield update({ type: 'assistant_message.content_part.text_delta', content_index: 0, delta: 'c [1].' });
    }

    const cited = annotationsOf(await collect(cite(events(), passages)));

    expect(cited.map(({ annotation_index }) => annotation_index)).toEqual([0, 1, 2, 3]);
    expect(cited.map(({ annotation }) => annotation.index)).toEqual([1, 3, 3, 5]);
  });

  it('Citations passes all other events on unchanged', async () => {
    const other: ResponderEvent[] = [
      { type: 'progress_update', text: 'Searching [1]' },
      { type: 'thread.item.removed', item_id: 'msg_1' },
    ];

    expect(
      await collect(
        cite(
          (async function* () {
            yield* other;
          })(),
          passages,
        ),
      ),
    ).toEqual(other);
  });

  it('Citations streams exactly the text and annotations of the finished item, however the deltas are cut', async () => {
    const token = fc.constantFrom(
      'word',
      ' ',
      '\n',
      '\n\n',
      '[1]',
      '[2]',
      '[1, 2]',
      '[9]',
      '[1-2]',
      '[[1]]',
      '【1】',
      '【2†source】',
      '【',
      '†',
      '-',
      '[',
      ']',
      '(',
      ')',
      '`',
      '```',
      '~~~',
      '1',
      ', ',
      'list[0]',
      '- ',
    );
    const answer = fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join(''));
    const cuts = fc.array(fc.nat(200), { maxLength: 20 });

    await fc.assert(
      fc.asyncProperty(answer, cuts, async (text, places) => {
        const whole = finished(await collect(cite(answerIn([text]), passages)), 'assistant_message')[0]!;
        const events = await collect(cite(answerIn(cutAt(text, places)), passages));

        expect(finished(events, 'assistant_message')[0]).toEqual(whole);
        expect(streamedText(events)).toBe(whole.content[0]!.text);
        expect(annotationsOf(events).map(({ annotation }) => annotation)).toEqual(whole.content[0]!.annotations);
      }),
    );
  });
});

function cutAt(text: string, places: readonly number[]): string[] {
  const ends = [...new Set([...places.map((place) => Math.min(place, text.length)), text.length])].sort(
    (a, b) => a - b,
  );
  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end)).filter((piece) => piece !== '');
}
