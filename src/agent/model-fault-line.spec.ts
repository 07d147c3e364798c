import { APIConnectionError, APIError } from 'openai';
import { toModelError } from './model-errors.js';
import { modelFaultLine } from './model-fault-line.js';

const fault = (status: number | undefined, message: string, code?: string) =>
  modelFaultLine(toModelError(new APIError(status, { message, code }, message, new Headers())));

describe('modelFaultLine', () => {
  it('modelFaultLine gives status, code and words of a server that does not know the model', () => {
    expect(fault(404, 'The model `nope` does not exist', 'model_not_found')).toBe(
      'The model server answered 404 (model_not_found). 404 The model `nope` does not exist',
    );
  });

  it.each([401, 403, 400, 413, 422])(
    'modelFaultLine leaves out what a server says with %d: it may repeat a key or text',
    (status) => {
      const line = fault(status, 'secret words', 'bad_code');

      expect(line).toContain(`answered ${status} (bad_code)`);
      expect(line).not.toContain('secret');
    },
  );

  it('modelFaultLine names the address of a server that could not be reached', () => {
    const refused = new Error('connect ECONNREFUSED 127.0.0.1:1');
    const cause = new TypeError('fetch failed', { cause: refused });

    expect(modelFaultLine(toModelError(new APIConnectionError({ cause })))).toBe(
      'The model server could not be reached. connect ECONNREFUSED 127.0.0.1:1',
    );
  });

  it('modelFaultLine cuts long words and gives nothing for other faults', () => {
    expect(fault(500, 'x'.repeat(10_000))!.length).toBeLessThan(500);
    expect(modelFaultLine(new Error('a bug'))).toBeUndefined();
  });
});
