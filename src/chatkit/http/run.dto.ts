import { ApiProperty } from '@nestjs/swagger';
import type { RunRecord } from '../../threads/run-store.js';
import { RUN_STATUSES, type RunStatus } from '../../threads/run-store.js';

export class RunDto {
  @ApiProperty({ example: 'run_0192f0c1d2e37a4b8c5d6e7f8a9b0c1d' })
  id!: string;

  @ApiProperty()
  thread_id!: string;

  @ApiProperty({ enum: RUN_STATUSES })
  status!: RunStatus;

  @ApiProperty({ format: 'date-time' })
  created_at!: string;
}

export class RunEventDto {
  @ApiProperty({ description: 'Send it as `after` to continue after this event' })
  id!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'A `ThreadStreamEvent`' })
  event!: object;
}

export class RunEventsDto {
  @ApiProperty({ enum: RUN_STATUSES })
  status!: RunStatus;

  @ApiProperty({ type: [RunEventDto] })
  events!: RunEventDto[];

  @ApiProperty({ description: 'The position of the reader, to send as the next `after`' })
  after!: string;
}

export function toRunDto({ id, threadId, status, createdAt }: RunRecord): RunDto {
  return { id, thread_id: threadId, status, created_at: createdAt };
}
