import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { SortOrder } from '../protocol/page.js';

const DEFAULT_LIMIT = 20;

export class PageQueryDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: DEFAULT_LIMIT })
  @Type(() => Number)
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = DEFAULT_LIMIT;

  @ApiPropertyOptional({ description: '`after` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string;

  @ApiPropertyOptional({ enum: ['asc', 'desc'], default: 'desc', description: '`desc`: newest first' })
  @IsOptional()
  @IsIn(['asc', 'desc'])
  order: SortOrder = 'desc';
}

/** A thread is read from its beginning. */
export class ItemPageQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: ['asc', 'desc'], default: 'asc', description: '`asc`: oldest first' })
  override order: SortOrder = 'asc';
}
