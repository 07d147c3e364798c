import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const DEFAULT_LIMIT = 20;
/** Characters. A cursor is an id. */
const CURSOR_LIMIT = 200;

/** Which page of a list is asked for. */
export class PagedQueryDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: DEFAULT_LIMIT })
  @Type(() => Number)
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = DEFAULT_LIMIT;

  @ApiPropertyOptional({ maxLength: CURSOR_LIMIT, description: '`after` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(CURSOR_LIMIT)
  after?: string;
}
