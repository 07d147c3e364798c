import { countReadMembers, countReads } from '../../test/support/counted-reads.js';
import {
  CONTENT_PARTS,
  FEEDBACK_ITEMS,
  INPUT_BYTES,
  MESSAGE_ATTACHMENTS,
  METADATA_MEMBERS,
  STRUCTURED_ANSWERS,
  STRUCTURED_VALUES,
  TAG_DATA_BYTES,
  TAG_DATA_LEVELS,
  TAGS,
} from '../protocol/request-limits.js';
import { parseRequest } from './parse-request.js';

const messageWith = (members: object) => ({
  type: 'threads.create',
  params: { input: { content: [], attachments: [], inference_options: {}, ...members } },
});
const feedbackOn = (item_ids: unknown) => ({
  type: 'items.feedback',
  params: { thread_id: 'thread_1', item_ids, kind: 'positive' },
});
const answersOf = (answers: unknown) => ({
  type: 'threads.add_structured_input',
  params: { thread_id: 'thread_1', item_id: 'item_1', input: { answers } },
});
const aTag = (data: object = {}) => ({ type: 'input_tag', id: 'a', text: 'a', data });
const repeat = <T>(length: number, element: T): T[] => Array.from({ length }, () => element);
const members = <T>(length: number, member: T) =>
  Object.fromEntries(Array.from({ length }, (_, index) => [`m${index}`, member]));
const nested = (levels: number): object => (levels === 1 ? {} : { in: nested(levels - 1) });

describe('parseRequest with more elements than the protocol allows', () => {
  it.each([
    ['450,000 ids in items.feedback', 450_000, 1, feedbackOn, 'params.item_ids'],
    [
      '300,000 empty content parts',
      300_000,
      {},
      (content: unknown) => messageWith({ content }),
      'params.input.content',
    ],
    ['14,000 empty tags', 14_000, aTag(), (content: unknown) => messageWith({ content }), 'params.input.content'],
    [
      '300,000 attachments',
      300_000,
      1,
      (attachments: unknown) => messageWith({ attachments }),
      'params.input.attachments',
    ],
    [
      '300,000 values of an answer',
      300_000,
      1,
      (values: unknown) => answersOf({ q: { values } }),
      'params.input.answers.q.values',
    ],
  ])('parseRequest reads none of %s and reports one issue', (_what, length, element, request, path) => {
    const counted = countReads(repeat<unknown>(length, element));

    expect(() => parseRequest(request(counted.array))).toThrow(
      expect.objectContaining({ code: 'invalid_request', issues: [expect.objectContaining({ path })] }),
    );
    expect(counted.reads()).toBe(0);
  });

  it.each([
    ['answers', STRUCTURED_ANSWERS, answersOf],
    ['members of metadata', METADATA_MEMBERS, (metadata: object) => ({ type: 'threads.list', params: {}, metadata })],
  ])('parseRequest reads no more %s than the limit', (_what, limit, request) => {
    const counted = countReadMembers(members(100_000, {}));

    expect(() => parseRequest(request(counted.record))).toThrow(expect.objectContaining({ code: 'invalid_request' }));
    expect(counted.reads()).toBeLessThanOrEqual(limit + 1);
  });

  it.each([
    ['ids in items.feedback', feedbackOn(repeat(FEEDBACK_ITEMS, 'item_1'))],
    ['content parts', messageWith({ content: repeat(CONTENT_PARTS, { type: 'input_text', text: 'a' }) })],
    ['tags', messageWith({ content: repeat(TAGS, aTag()) })],
    ['attachments', messageWith({ attachments: repeat(MESSAGE_ATTACHMENTS, 'atc_1') })],
    ['levels in the data of a tag', messageWith({ content: [aTag(nested(TAG_DATA_LEVELS))] })],
    ['values of an answer', answersOf({ q: { values: repeat(STRUCTURED_VALUES, 'a') } })],
    ['answers', answersOf(members(STRUCTURED_ANSWERS, {}))],
  ])('parseRequest accepts as many %s as the limit', (_what, request) => {
    expect(parseRequest(request)).toMatchObject({ type: request.type });
  });

  it.each([
    ['tags', messageWith({ content: repeat(TAGS + 1, aTag()) }), 'params.input.content'],
    [
      'bytes in the data of a tag',
      messageWith({ content: [aTag({ a: 'x'.repeat(TAG_DATA_BYTES) })] }),
      'params.input.content.0.data',
    ],
    [
      'levels in the data of a tag',
      messageWith({ content: [aTag(nested(TAG_DATA_LEVELS + 1))] }),
      'params.input.content.0.data',
    ],
    [
      'bytes in the tags of a message together',
      messageWith({ content: repeat(5, aTag({ a: 'x'.repeat(INPUT_BYTES / 4 - 100) })) }),
      'params.input',
    ],
    ['bytes in an id', messageWith({ attachments: ['x'.repeat(INPUT_BYTES)] }), 'params.input'],
  ])('parseRequest rejects a message with too many %s', (_what, request, path) => {
    expect(() => parseRequest(request)).toThrow(
      expect.objectContaining({ code: 'invalid_request', issues: [expect.objectContaining({ path })] }),
    );
  });

  it('parseRequest reports at most 20 issues', () => {
    const request = messageWith({ content: repeat(CONTENT_PARTS, {}) });

    expect(() => parseRequest(request)).toThrow(
      expect.objectContaining({ issues: repeat(20, expect.objectContaining({ message: expect.any(String) })) }),
    );
  });
});

describe('parseRequest', () => {
  it('parseRequest ignores unknown members', () => {
    expect(parseRequest({ type: 'threads.list', params: { limit: 5, extra: 1 }, more: 2 })).toEqual({
      type: 'threads.list',
      params: { limit: 5, order: 'desc' },
      metadata: {},
    });
  });

  it.each([
    ['a body that is not an object', [], 'malformed_request'],
    ['a body without a type', { params: {} }, 'malformed_request'],
    ['a type that is not text', { type: 5 }, 'malformed_request'],
    ['an unknown type', { type: 'threads.explode', params: {} }, 'unknown_request_type'],
    ['a body without params', { type: 'threads.list' }, 'invalid_request'],
  ])('parseRequest rejects %s', (_what, body, code) => {
    expect(() => parseRequest(body)).toThrow(expect.objectContaining({ code }));
  });

  it('parseRequest names the path of an invalid member', () => {
    expect(() => parseRequest({ type: 'threads.get_by_id', params: { thread_id: 5 } })).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ path: 'params.thread_id' })] }),
    );
  });

  it('parseRequest requires the result of a client tool, which may be null', () => {
    const request = { type: 'threads.add_client_tool_output', params: { thread_id: 't' } };

    expect(() => parseRequest(request)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
    expect(parseRequest({ ...request, params: { thread_id: 't', result: null } })).toMatchObject({
      params: { result: null },
    });
  });
});
