import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DEFAULT_PAGE_SIZE, MAXIMUM_PAGE_SIZE } from '../protocol/request-limits.js';
import { CURSOR_CHARACTERS } from './limits.js';

/** Which page of a list is asked for. */
export class PagedQueryDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAXIMUM_PAGE_SIZE, default: DEFAULT_PAGE_SIZE })
  @Type(() => Number)
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAXIMUM_PAGE_SIZE)
  limit: number = DEFAULT_PAGE_SIZE;

  @ApiPropertyOptional({ maxLength: CURSOR_CHARACTERS, description: '`after` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(CURSOR_CHARACTERS)
  after?: string;
}
