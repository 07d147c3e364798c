import { ApiProperty } from '@nestjs/swagger';
import type { Passage } from '../passage.js';
import type { Retrieval } from '../retrieval.js';

export class SearchResultDto {
  @ApiProperty({ description: 'Stable between runs of the indexer' })
  id!: string;

  @ApiProperty({ example: '01-start/02-configuration/03-postgres.md' })
  file!: string;

  @ApiProperty({ description: "The section's heading, exactly as written" })
  heading!: string;

  @ApiProperty({ description: 'Markdown' })
  text!: string;

  @ApiProperty({ description: 'Link that opens the section' })
  source_url!: string;

  @ApiProperty({ description: 'Higher is better; comparable between questions' })
  score!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  chapter_number!: number | null;

  @ApiProperty({ type: String, nullable: true })
  chapter_title!: string | null;

  @ApiProperty({ type: String, nullable: true, description: "Null for a chapter's own page" })
  lesson_slug!: string | null;

  @ApiProperty({ type: String, nullable: true })
  lesson_title!: string | null;
}

export class SearchResultsDto {
  @ApiProperty({ type: [SearchResultDto], description: 'Best first' })
  results!: SearchResultDto[];
}

export function toSearchResults({ passages }: Retrieval): SearchResultsDto {
  return { results: passages.map(toResult) };
}

function toResult(passage: Passage): SearchResultDto {
  const { id, file, heading, text, score } = passage;
  return {
    id,
    file,
    heading,
    text,
    source_url: passage.sourceUrl,
    score,
    chapter_number: passage.chapterNumber,
    chapter_title: passage.chapterTitle,
    lesson_slug: passage.lessonSlug,
    lesson_title: passage.lessonTitle,
  };
}
