import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { FollowsSchema } from '../../http/follows-schema.decorator.js';
import { type PageContext, pageContextSchema } from '../../protocol/reader-context.js';
import { QUERY_CHARACTERS, SEARCH_QUERIES } from '../limits.js';
import { SEARCH_SCOPES, type SearchScope } from '../search-request.js';

export const DEFAULT_LIMIT = 5;

@ApiSchema({ name: 'SearchRequestDto' })
export class SearchDto {
  @ApiProperty({
    type: 'array',
    items: { type: 'string', minLength: 1, maxLength: QUERY_CHARACTERS, pattern: String.raw`\S` },
    minItems: 1,
    maxItems: SEARCH_QUERIES,
    example: ['How do I connect my own Postgres?'],
    description: 'Phrasings of one need; found passages of all of them are fused',
  })
  // One more than the maximum is enough to reject the array; the checks of each element would read all of them.
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.slice(0, SEARCH_QUERIES + 1) : value))
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(SEARCH_QUERIES)
  @IsString({ each: true })
  @Length(1, QUERY_CHARACTERS, { each: true })
  @Matches(/\S/, { each: true, message: 'each query must contain more than white space' })
  queries!: string[];

  @ApiPropertyOptional({
    type: String,
    enum: [...SEARCH_SCOPES, null],
    default: 'full',
    nullable: true,
    description: '`full` lets the open page only raise scores',
  })
  @IsOptional()
  @IsIn(SEARCH_SCOPES)
  scope?: SearchScope | null;

  @FollowsSchema(pageContextSchema)
  page_context?: PageContext | null;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 20, default: DEFAULT_LIMIT, nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20)
  limit?: number | null;
}
