import { ApiProperty } from '@nestjs/swagger';
import { componentOf } from '../../http/described-by.js';
import type { RunRecord } from '../../threads/run-store.js';
import { RUN_STATUSES, type RunStatus } from '../../threads/run-store.js';
import type { RunUsage } from '../../threads/run-usage.js';

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

export class RunUsageDto implements RunUsage {
  @ApiProperty({ type: String, nullable: true, description: 'The model that answered last; null before its answer' })
  model!: string | null;

  @ApiProperty({
    type: 'integer',
    description: 'Requests to the model; a request that is repeated after a failure counts once',
  })
  requests!: number;

  @ApiProperty({ type: 'integer' })
  input_tokens!: number;

  @ApiProperty({ type: 'integer', description: 'The part of `input_tokens` that the model server read from its cache' })
  cached_tokens!: number;

  @ApiProperty({ type: 'integer' })
  output_tokens!: number;

  @ApiProperty({ type: 'integer', description: 'The part of `output_tokens` that were thoughts' })
  reasoning_tokens!: number;

  @ApiProperty({ description: 'Some figures are estimated from lengths of text, because the model server sent none' })
  estimated!: boolean;
}

export class RunWithUsageDto extends RunDto {
  @ApiProperty({
    type: RunUsageDto,
    nullable: true,
    description: 'The usage until now, for an active run at most a second old; null when no model was asked',
  })
  usage!: RunUsageDto | null;
}

export class RunEventDto {
  @ApiProperty({ description: 'Send it as `after` to continue after this event' })
  id!: string;

  @ApiProperty({ allOf: [{ $ref: componentOf('ThreadStreamEvent') }] })
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

export function toRunWithUsageDto(run: RunRecord): RunWithUsageDto {
  return { ...toRunDto(run), usage: run.usage ?? null };
}
