import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { SEARCH_SCOPES, type SearchScope } from '../search-request.js';

/** Characters of one query. */
const QUERY_LIMIT = 2_000;
/** Queries of one search. */
const QUERIES = 3;
export const DEFAULT_LIMIT = 5;
const LARGEST_CHAPTER = 2_147_483_647;

export class SearchPageContextDto {
  @ApiPropertyOptional({ type: Number, nullable: true, example: 2, description: 'Number of the chapter that is open' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LARGEST_CHAPTER)
  current_chapter?: number | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'postgres',
    description: 'Slug of the lesson that is open',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  current_lesson?: string | null;
}

export class SearchDto {
  @ApiProperty({
    type: [String],
    minItems: 1,
    maxItems: QUERIES,
    example: ['How do I connect my own Postgres?'],
    description: 'Phrasings of one need, 1 to 2,000 characters each; found passages of all of them are fused',
  })
  // One more than the maximum is enough to reject the array; the checks of each element would read all of them.
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.slice(0, QUERIES + 1) : value))
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(QUERIES)
  @IsString({ each: true })
  @Length(1, QUERY_LIMIT, { each: true })
  @Matches(/\S/, { each: true, message: 'each query must contain more than white space' })
  queries!: string[];

  @ApiPropertyOptional({
    enum: SEARCH_SCOPES,
    default: 'full',
    nullable: true,
    description: '`full` lets the open page only raise scores',
  })
  @IsOptional()
  @IsIn(SEARCH_SCOPES)
  scope?: SearchScope | null;

  @ApiPropertyOptional({ type: SearchPageContextDto, nullable: true })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SearchPageContextDto)
  page_context?: SearchPageContextDto | null;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 20, default: DEFAULT_LIMIT, nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20)
  limit?: number | null;
}
