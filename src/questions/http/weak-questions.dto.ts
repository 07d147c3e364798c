import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { PagedQueryDto } from '../../http/paged-query.dto.js';
import type { Page } from '../../protocol/page.js';
import type { QuestionGroup } from '../group-questions.js';
import { KEPT_DAYS } from '../limits.js';

export class WeakQuestionsQueryDto extends PagedQueryDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: KEPT_DAYS,
    default: KEPT_DAYS,
    description: 'Only questions of so many days',
  })
  @Type(() => Number)
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(KEPT_DAYS)
  days: number = KEPT_DAYS;
}

export class NearestSectionDto {
  @ApiProperty({ description: 'The passage, as in the results of a search' })
  id!: string;

  @ApiProperty({ example: '01-start/02-configuration/03-postgres.md' })
  file!: string;

  @ApiProperty({ description: "The section's heading, exactly as written" })
  heading!: string;

  @ApiProperty()
  score!: number;

  @ApiProperty({ description: 'Whether the answer refers to it' })
  cited!: boolean;
}

/** Questions that ask for the same. */
export class WeakQuestionDto {
  @ApiProperty({ example: '3f1c0a7be2d94c58', description: 'The same for as long as the same is asked' })
  id!: string;

  @ApiProperty({ description: 'As it was asked last' })
  question!: string;

  @ApiProperty({ type: 'integer', description: 'How often it was asked' })
  asked!: number;

  @ApiProperty({ type: 'integer', description: 'How often the answer was weak' })
  weak!: number;

  @ApiProperty({ type: 'integer', description: 'How often search found that the documentation does not cover it' })
  not_covered!: number;

  @ApiProperty({ type: 'integer', description: 'How often it was taken for covered, but the answer cites nothing' })
  uncited!: number;

  @ApiProperty({ type: 'integer', description: 'How often nothing could be searched' })
  failed!: number;

  @ApiProperty({ type: 'integer', description: 'Thumbs up' })
  helpful!: number;

  @ApiProperty({ type: 'integer', description: 'Thumbs down' })
  unhelpful!: number;

  @ApiProperty({ description: 'How sure search was last that the documentation answers it, 0 to 1' })
  confidence!: number;

  @ApiProperty({ type: [NearestSectionDto], description: 'The nearest sections, found when it was asked last' })
  nearest!: NearestSectionDto[];

  @ApiProperty({ format: 'date-time' })
  last_asked_at!: string;
}

export class WeakQuestionPageDto {
  @ApiProperty({ type: [WeakQuestionDto], description: 'Most often weak first' })
  data!: WeakQuestionDto[];

  @ApiProperty({ description: 'Whether more questions follow this page' })
  has_more!: boolean;

  @ApiPropertyOptional({ description: 'What to send as `after` for the next page; only when there is one' })
  after?: string;
}

export function toWeakQuestionPage({ data, ...page }: Page<QuestionGroup>): WeakQuestionPageDto {
  return { data: data.map(toWeakQuestion), has_more: page.has_more, ...(page.after != null && { after: page.after }) };
}

function toWeakQuestion({ notCovered, lastAskedAt, nearest, ...group }: QuestionGroup): WeakQuestionDto {
  return {
    ...group,
    not_covered: notCovered,
    nearest: nearest.map(({ id, file, heading, score, cited }) => ({ id, file, heading, score, cited })),
    last_asked_at: lastAskedAt.toISOString(),
  };
}
