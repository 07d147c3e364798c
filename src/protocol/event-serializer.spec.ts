import { EventSerializer } from './event-serializer.js';
import type { ThreadStreamEvent } from './events.js';
import { serializeEvent } from './wire.js';

const delta = (text: string, item_id = 'msg_1', content_index = 0): ThreadStreamEvent => ({
  type: 'thread.item.updated',
  item_id,
  update: { type: 'assistant_message.content_part.text_delta', content_index, delta: text },
});

describe('EventSerializer', () => {
  it.each<[string, ThreadStreamEvent[]]>([
    ['deltas of one text', [delta('a'), delta(' "b"\n\\'), delta('日本🤖'), delta('\ud800')]],
    [
      'deltas of parts and messages that alternate',
      [delta('a'), delta('b', 'msg_1', 1), delta('c', 'msg_2'), delta('d')],
    ],
    ['other events between them', [delta('a'), { type: 'progress_update', text: 'Looking …' }, delta('b')]],
    [
      'line separators',
      [delta('a\u2028b\u2029c\u0085d', 'msg\u2028'), { type: 'notice', level: 'info', message: '\u2028' }],
    ],
    ['an empty delta, and an id with a quotation mark', [delta('', 'msg_"1'), delta('a', 'msg_"1')]],
  ])('serializes %s like serializeEvent, and returns equal events', (_what, events) => {
    const serializer = new EventSerializer();

    const copies = events.map((event) => serializer.serialize(event));
    expect(copies.map(({ json }) => json)).toEqual(events.map(serializeEvent));
    expect(copies.map(({ event }) => event)).toEqual(events);
  });

  it('escapes characters that some clients read as the end of a line', () => {
    const events: ThreadStreamEvent[] = [
      delta('a\u2028b\u2029c\u0085d', 'msg\u2028'),
      { type: 'notice', level: 'info', message: '\u2028 \u2029 \u0085' },
    ];
    const serializer = new EventSerializer();

    for (const json of [...events.map((event) => serializer.serialize(event).json), ...events.map(serializeEvent)]) {
      expect(json).not.toMatch(/[\u2028\u2029\u0085]/);
    }
    expect(events.map((event) => JSON.parse(serializer.serialize(event).json))).toEqual(events);
  });
});
