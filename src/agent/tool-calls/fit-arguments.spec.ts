import { fitArguments } from './fit-arguments.js';
import type { Schema } from './json-types.js';

const SCHEMA: Schema = {
  type: 'object',
  properties: {
    filters: {
      type: 'array',
      maxItems: 2,
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, limit: { type: ['number', 'null'] }, exact: { type: 'boolean' } },
        required: ['field', 'limit'],
      },
    },
    page: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
  },
  required: ['filters', 'page'],
};

describe('fitArguments', () => {
  it('fitArguments returns arguments that fit unchanged', () => {
    const value = { filters: [{ field: 'a', limit: 1.5, exact: true }], page: 2 };

    expect(fitArguments(value, SCHEMA)).toEqual({ value, repairs: [], faults: [] });
  });

  it('fitArguments repairs members at any depth and names each without its content', () => {
    const value = { filters: '{"field":7,"limit":"1.5","exact":"True"}', page: '2' };

    expect(fitArguments(value, SCHEMA)).toEqual({
      value: { filters: [{ field: '7', limit: 1.5, exact: true }], page: 2 },
      repairs: [
        'filters: text instead of a list',
        'filters[0]: text instead of an object',
        'filters[0].field: a whole number instead of text',
        'filters[0].limit: text instead of a number',
        'filters[0].exact: text instead of true or false',
        'page: text instead of a whole number',
      ],
      faults: [],
    });
  });

  it('fitArguments keeps only as many entries as a list may have', () => {
    const filters = Array.from({ length: 3 }, () => ({ field: 'a', limit: null }));

    expect(fitArguments({ filters }, SCHEMA)).toMatchObject({
      value: { filters: filters.slice(0, 2), page: null },
      repairs: ['filters: more than 2 entries'],
    });
  });

  it.each<[unknown, string]>([
    [[], 'the arguments: expected an object, got a list'],
    [{ page: 1 }, 'filters: is missing, expected a list of an object'],
    [{ filters: [{ limit: 1 }] }, 'filters[0].field: is missing, expected text'],
    [{ filters: [], page: 'two' }, 'page: expected a whole number or null, got text'],
    [{ filters: [{ field: 'a', limit: 1, exact: 'perhaps' }] }, 'filters[0].exact: expected true or false, got text'],
  ])('fitArguments says of %j what does not fit', (value, fault) => {
    expect(fitArguments(value, SCHEMA).faults).toEqual([fault]);
  });
});
