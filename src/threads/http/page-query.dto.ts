import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PagedQueryDto } from '../../http/paged-query.dto.js';
import type { SortOrder } from '../../protocol/page.js';

export class PageQueryDto extends PagedQueryDto {
  @ApiPropertyOptional({ enum: ['asc', 'desc'], default: 'desc', description: '`desc`: newest first' })
  @IsOptional()
  @IsIn(['asc', 'desc'])
  order: SortOrder = 'desc';
}

/** Paging of items, which are returned oldest first by default. */
export class ItemPageQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: ['asc', 'desc'], default: 'asc', description: '`asc`: oldest first' })
  override order: SortOrder = 'asc';
}
