import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { threadItemSchema } from '../../protocol/items.js';

const TIMESTAMP = { format: 'date-time', example: '2026-01-31T09:30:00.000Z' };
const VISIBLE_TYPES = threadItemSchema.options
  .flatMap(({ shape }) => [...shape.type.values])
  .filter((type) => type !== 'hidden_context_item' && type !== 'sdk_hidden_context');

export class ThreadStatusDto {
  @ApiProperty({ enum: ['active', 'locked', 'closed'] })
  type!: string;

  @ApiPropertyOptional({ description: 'Why the thread does not accept messages' })
  reason?: string;
}

/** One item of a thread. Its other members depend on `type`, as in the ChatKit protocol. */
export class ThreadItemDto {
  @ApiProperty({ example: 'msg_0198f1c2a7b04d53' })
  id!: string;

  @ApiProperty({ example: 'thread_0198f1c2a7b04d53' })
  thread_id!: string;

  @ApiProperty(TIMESTAMP)
  created_at!: string;

  @ApiProperty({ enum: VISIBLE_TYPES })
  type!: string;
}

export class ThreadItemPageDto {
  @ApiProperty({ type: [ThreadItemDto] })
  data!: ThreadItemDto[];

  @ApiProperty({ description: 'Whether more items follow this page' })
  has_more!: boolean;

  @ApiPropertyOptional({ description: 'What to send as `after` for the next page; only when there is one' })
  after?: string;
}

export class ThreadDto {
  @ApiProperty({ example: 'thread_0198f1c2a7b04d53' })
  id!: string;

  @ApiPropertyOptional({ example: 'Connect your own Postgres' })
  title?: string;

  @ApiProperty(TIMESTAMP)
  created_at!: string;

  @ApiProperty({ type: ThreadStatusDto })
  status!: ThreadStatusDto;

  @ApiPropertyOptional({ type: [String], description: 'Hosts that images in answers may come from' })
  allowed_image_domains?: string[];

  @ApiProperty({
    type: 'object',
    additionalProperties: false,
    description: 'Always empty, because its contents are internal',
  })
  metadata!: object;

  @ApiProperty({ type: ThreadItemPageDto, description: 'Empty in lists' })
  items!: ThreadItemPageDto;
}

export class ThreadPageDto {
  @ApiProperty({ type: [ThreadDto] })
  data!: ThreadDto[];

  @ApiProperty({ description: 'Whether more threads follow this page' })
  has_more!: boolean;

  @ApiPropertyOptional({ description: 'What to send as `after` for the next page; only when there is one' })
  after?: string;
}
