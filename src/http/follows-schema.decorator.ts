import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy, type ValidationError } from 'class-validator';
import { z } from 'zod';
import type { ErrorIssue } from '../common/errors/app-error.js';
import { componentOf } from './described-by.js';

const NAME = 'followsSchema';

/**
 * An optional member of a DTO that a schema of the protocol describes: it is parsed by the schema, and documented as the
 * component that has the schema's `id` in `openapi.json`. Members that the schema does not know are removed.
 */
export function FollowsSchema(schema: z.ZodType): PropertyDecorator {
  const { id = '' } = schema.meta() ?? {};
  return applyDecorators(
    ApiPropertyOptional({
      anyOf: [{ $ref: componentOf(id) }, { type: 'null' }],
    }),
    Transform(({ value }: { value: unknown }) => schema.safeParse(value).data ?? value),
    IsOptional(),
    ValidateBy(
      { name: NAME, validator: { validate: (value) => schema.safeParse(value).success } },
      { context: schema, message: `$property is not a valid ${id}` },
    ),
  );
}

/** The faults that a schema found in a member, with paths inside of it. Undefined: the member has no schema. */
export function schemaIssues({ contexts, value }: ValidationError): ErrorIssue[] | undefined {
  const schema = contexts?.[NAME] as z.ZodType | undefined;
  return schema?.safeParse(value).error?.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
}
