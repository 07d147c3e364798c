import { IsOptional, IsString } from 'class-validator';
import { VALIDATION } from './validation.pipe.js';

class Asked {
  @IsOptional()
  @IsString()
  query?: string;
}

describe('The validation of requests', () => {
  it('a body with a member that is not declared is refused, and the error names the member', async () => {
    const check = VALIDATION.transform({ query: 'a', qeury: 'b' }, { type: 'body', metatype: Asked });

    await expect(check).rejects.toMatchObject({
      code: 'invalid_request',
      issues: [{ path: 'qeury', message: 'property qeury should not exist' }],
    });
  });

  it('a query keeps only the parameters that are declared', async () => {
    const query = await VALIDATION.transform({ query: 'a', utm_source: 'b' }, { type: 'query', metatype: Asked });

    expect(query).toEqual({ query: 'a' });
  });
});
