import { plainToInstance } from 'class-transformer';
import { VALIDATION } from '../../http/validation.pipe.js';
import { SearchDto } from './search.dto.js';

const validate = (body: object) => VALIDATION.transform(body, { type: 'body', metatype: SearchDto });

describe('SearchDto', () => {
  it('checks at most four elements of 450,000 queries and rejects them with invalid_request', async () => {
    const body = { queries: Array.from({ length: 450_000 }, () => 1) };

    expect(plainToInstance(SearchDto, body).queries).toHaveLength(4);
    await expect(validate(body)).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('accepts three queries', async () => {
    await expect(validate({ queries: ['a', 'b', 'c'] })).resolves.toMatchObject({ queries: ['a', 'b', 'c'] });
  });
});
