import { Body, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../auth/access.decorator.js';
import { CurrentIdentity } from '../../auth/current-identity.decorator.js';
import type { Identity } from '../../auth/identity.js';
import { UnavailableError } from '../../common/errors/unavailable.error.js';
import { HEALTH_CHECK_MS } from '../../common/limits.js';
import { withinTime } from '../../common/within-time.js';
import { ChatKitController } from '../../http/chatkit-controller.decorator.js';
import { ApiProblems } from '../../http/problem.js';
import { RequestSignal } from '../../http/request-signal.js';
import { IngestService } from '../ingest/ingest.service.js';
import { Reindex } from '../ingest/reindex.js';
import { Retriever } from '../retriever.js';
import type { SearchRequest } from '../search-request.js';
import { VectorIndex } from '../vector-index.js';
import { IndexStatusDto, toIndexStatus } from './index-status.dto.js';
import { IngestSummaryDto, toIngestSummary } from './ingest-summary.dto.js';
import { DEFAULT_LIMIT, SearchDto } from './search.dto.js';
import { SearchResultsDto, toSearchResults } from './search-results.dto.js';

/** The search behind the assistant, for the gateway and for people who wonder why something was found. */
@ApiTags('rag')
@ChatKitController('rag')
export class RagController {
  constructor(
    private readonly retriever: Retriever,
    private readonly index: VectorIndex,
    private readonly ingestion: IngestService,
    private readonly reindex: Reindex,
  ) {}

  @Post('search')
  @RequireScope('search')
  @HttpCode(200)
  @ApiOperation({ operationId: 'searchPassages', summary: 'Search the indexed documentation' })
  @ApiOkResponse({ type: SearchResultsDto })
  @ApiProblems(422, 502, 503, 504)
  async search(
    @Body() body: SearchDto,
    @CurrentIdentity() identity: Identity,
    @RequestSignal() signal: AbortSignal,
  ): Promise<SearchResultsDto> {
    return toSearchResults(await this.retriever.search({ ...toSearchRequest(body, identity), signal }));
  }

  @Get('index')
  @RequireScope('search')
  @ApiOperation({ operationId: 'getIndex', summary: 'What is indexed, and with what' })
  @ApiOkResponse({ type: IndexStatusDto })
  @ApiProblems(502, 503)
  async status(): Promise<IndexStatusDto> {
    const serving = withinTime(HEALTH_CHECK_MS, noAnswer, (signal) => this.index.serving(undefined, signal));
    return toIndexStatus(this.index.store, this.ingestion.building, await serving);
  }

  @Post('index')
  @HttpCode(200)
  @RequireScope('index:write')
  @ApiOperation({
    operationId: 'rebuildIndex',
    summary: 'Bring the index up to date with CONTENT_DIR',
    description:
      'For administrators. Only what changed is embedded; answers when it is done, and the old index serves until then.',
  })
  @ApiOkResponse({ type: IngestSummaryDto })
  @ApiProblems(401, 409, 422, 502, 503)
  async update(): Promise<IngestSummaryDto> {
    return toIngestSummary(await this.reindex.run());
  }
}

function noAnswer(): UnavailableError {
  return new UnavailableError('index_unavailable');
}

function toSearchRequest({ queries, scope, limit, page_context: page }: SearchDto, identity: Identity): SearchRequest {
  return {
    queries,
    scope: scope ?? 'full',
    limit: limit ?? DEFAULT_LIMIT,
    identity,
    currentChapter: page?.current_chapter,
    locale: page?.locale ?? undefined,
    version: page?.version ?? undefined,
    currentLesson: page?.current_lesson,
    currentPath: page?.current_path,
  };
}
