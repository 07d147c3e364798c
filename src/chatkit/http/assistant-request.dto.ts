import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { FollowsSchema } from '../../http/follows-schema.decorator.js';
import { type ReaderContext, readerContextSchema } from '../../protocol/reader-context.js';
import { CONTEXT_NAME_LIMIT, MESSAGE_LIMIT } from '../../protocol/request-limits.js';

/** A question in plain words, for callers that do not use the ChatKit protocol. */
export class AssistantRequestDto {
  @ApiProperty({
    example: 'How do I connect my own Postgres?',
    minLength: 1,
    maxLength: MESSAGE_LIMIT,
    pattern: String.raw`\S`,
  })
  @MaxLength(MESSAGE_LIMIT)
  @Matches(/\S/, { message: 'query must hold a question' })
  @IsNotEmpty()
  @IsString()
  query!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: CONTEXT_NAME_LIMIT,
    description: 'Continues this thread; absent: a new one',
  })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(CONTEXT_NAME_LIMIT)
  thread_id?: string | null;

  @FollowsSchema(readerContextSchema)
  context?: ReaderContext | null;
}
