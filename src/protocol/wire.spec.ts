import { serialize, serializeEvent, toWireThread } from './wire.js';

const thread = {
  id: 'thread_1',
  title: null,
  created_at: '2026-01-01T00:00:00.000Z',
  status: { type: 'active' as const },
  metadata: { secret: 1 },
};

describe('wire', () => {
  it('serialize omits members that are null', () => {
    expect(JSON.parse(serialize({ a: null, b: { c: null, d: 1 }, list: [{ e: null }] }))).toEqual({
      b: { d: 1 },
      list: [{}],
    });
  });

  it('serialize keeps nulls in free-form JSON of the integration', () => {
    const action = { type: 'go', payload: { draft: null } };

    expect(JSON.parse(serialize({ action }))).toEqual({ action });
  });

  it('never sends the metadata of a thread or an attachment to a client', () => {
    const attachment = { id: 'atc_1', mime_type: 'text/plain', metadata: { bucket: 'b' } };

    expect(toWireThread(thread).metadata).toEqual({});
    expect(JSON.parse(serialize({ attachment }))).toEqual({ attachment: { id: 'atc_1', mime_type: 'text/plain' } });
  });

  it('toWireThread omits hidden items', () => {
    const base = { thread_id: 'thread_1', created_at: '2026-01-01T00:00:00.000Z' };
    const items = {
      data: [
        { ...base, id: 'hcx_1', type: 'hidden_context_item' as const, content: 'secret' },
        { ...base, id: 'eot_1', type: 'end_of_turn' as const },
      ],
      has_more: false,
    };

    expect(toWireThread(thread, items).items.data.map((item) => item.id)).toEqual(['eot_1']);
  });

  it('serializeEvent writes a text delta with quotes and non-ASCII text unchanged', () => {
    const event = {
      type: 'thread.item.updated' as const,
      item_id: 'msg_1',
      update: { type: 'assistant_message.content_part.text_delta' as const, content_index: 0, delta: 'a "b" 日本🤖' },
    };

    expect(JSON.parse(serializeEvent(event))).toEqual(event);
  });
});
