import { ApiProperty } from '@nestjs/swagger';
import type { IndexBuild } from '../index-build.js';

/** The members that describe a build are null while nothing was ever indexed. */
export class IndexStatusDto {
  @ApiProperty({ enum: ['embedded', 'pgvector', 'qdrant', 'memory'] })
  store!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The embedding model that the index was built with' })
  model!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  dimensions!: number | null;

  @ApiProperty({ type: String, nullable: true })
  chunker_version!: string | null;

  @ApiProperty({ type: 'integer' })
  pages!: number;

  @ApiProperty({ type: 'integer' })
  chunks!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  indexed_at!: string | null;

  @ApiProperty({ description: 'Whether this process is writing to the index now' })
  building!: boolean;
}

export function toIndexStatus(store: string, building: boolean, build?: IndexBuild): IndexStatusDto {
  return {
    store,
    model: build?.model ?? null,
    dimensions: build?.dimensions ?? null,
    chunker_version: build?.chunkerVersion ?? null,
    pages: build?.pages ?? 0,
    chunks: build?.chunks ?? 0,
    indexed_at: build?.indexedAt.toISOString() ?? null,
    building,
  };
}
