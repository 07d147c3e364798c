import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsNotEmpty, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { CONTEXT_NAME_LIMIT, MESSAGE_LIMIT } from '../../protocol/limits.js';

export class PageContextDto {
  @ApiPropertyOptional({ example: 2, description: 'Number of the chapter that the reader has open' })
  @IsOptional()
  @IsInt()
  current_chapter?: number | null;

  @ApiPropertyOptional({ example: 'postgres', description: 'Slug of the lesson that the reader has open' })
  @IsOptional()
  @IsString()
  @MaxLength(CONTEXT_NAME_LIMIT)
  current_lesson?: string | null;
}

export class AssistantContextDto {
  @ApiPropertyOptional({ type: PageContextDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PageContextDto)
  page_context?: PageContextDto | null;

  @ApiPropertyOptional({ description: 'What the reader has selected; only the first 2,000 characters are used' })
  @IsOptional()
  @IsString()
  selected_text?: string | null;

  @ApiPropertyOptional({ example: 'selected_text' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  context_mode?: string | null;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(CONTEXT_NAME_LIMIT)
  session_id?: string | null;
}

/** A question in plain words, for callers that do not speak the ChatKit protocol. */
export class AssistantRequestDto {
  @ApiProperty({ example: 'How do I connect my own Postgres?', maxLength: MESSAGE_LIMIT })
  @MaxLength(MESSAGE_LIMIT)
  @IsNotEmpty()
  @IsString()
  query!: string;

  @ApiPropertyOptional({ description: 'Continues this thread; absent: a new one' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(CONTEXT_NAME_LIMIT)
  thread_id?: string | null;

  @ApiPropertyOptional({ type: AssistantContextDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AssistantContextDto)
  context?: AssistantContextDto | null;
}
