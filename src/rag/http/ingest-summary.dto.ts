import { ApiProperty } from '@nestjs/swagger';
import type { IngestSummary } from '../ingest/ingest-summary.js';

export class LeftOutFileDto {
  @ApiProperty({ example: '01-start/broken.md', description: 'Path in the content folder' })
  path!: string;

  @ApiProperty({ example: 'it is not UTF-8 text' })
  reason!: string;

  @ApiProperty({ description: 'The writers do not publish the file, as a draft: nothing has to be corrected' })
  unpublished!: boolean;
}

/** What one run of the indexer did. All numbers but `files` and `seconds` count sections or parts of them. */
export class IngestSummaryDto {
  @ApiProperty({ type: 'integer', description: 'Pages in the content folder' })
  files!: number;

  @ApiProperty({ type: 'integer' })
  added!: number;

  @ApiProperty({ type: 'integer' })
  updated!: number;

  @ApiProperty({ type: 'integer' })
  removed!: number;

  @ApiProperty({ type: 'integer' })
  unchanged!: number;

  @ApiProperty({ type: 'integer', description: 'Estimated tokens of what was embedded' })
  tokens!: number;

  @ApiProperty()
  seconds!: number;

  @ApiProperty({
    type: [LeftOutFileDto],
    description: 'Files that were left out; everything else is indexed all the same',
  })
  left_out!: LeftOutFileDto[];

  @ApiProperty({
    example: { '.docx': 2 },
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'How many files of each ending hold documentation that is not read',
  })
  not_read!: Record<string, number>;
}

export function toIngestSummary({ pages, problems, unread, ...counts }: IngestSummary): IngestSummaryDto {
  const { added, updated, removed, unchanged, tokens, seconds } = counts;
  const left_out = problems.map(({ path, reason, unpublished = false }) => ({ path, reason, unpublished }));
  return {
    files: pages,
    added,
    updated,
    removed,
    unchanged,
    tokens,
    seconds,
    left_out,
    not_read: Object.fromEntries(unread),
  };
}
