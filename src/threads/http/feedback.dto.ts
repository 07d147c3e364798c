import { ApiProperty } from '@nestjs/swagger';
import type { FeedbackKind } from '../feedback-store.js';

export class FeedbackDto {
  @ApiProperty({ example: 'msg_0198f1c2a7b04d53' })
  item_id!: string;

  @ApiProperty({ enum: ['positive', 'negative'] })
  kind!: FeedbackKind;

  @ApiProperty({ format: 'date-time', description: 'When the feedback was last given' })
  created_at!: string;
}

export class FeedbackListDto {
  @ApiProperty({ type: [FeedbackDto] })
  data!: FeedbackDto[];
}
