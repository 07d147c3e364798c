import { Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../auth/access.decorator.js';
import { CurrentIdentity } from '../../auth/current-identity.decorator.js';
import type { Identity } from '../../auth/identity.js';
import { ChatKitController } from '../../http/chatkit-controller.decorator.js';
import { ApiSchemaResponse } from '../../http/described-by.js';
import { ApiProblems } from '../../http/problem.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { Page } from '../../protocol/page.js';
import type { Thread } from '../../protocol/threads.js';
import { toWireThread } from '../../protocol/wire.js';
import { ITEMS_WITH_THREAD } from '../limits.js';
import { ThreadStore } from '../thread-store.js';
import { listVisibleItems } from '../visible-items.js';
import { ItemPageQueryDto, PageQueryDto } from './page-query.dto.js';

/** The threads of the caller over REST, in the shapes of the ChatKit protocol, without nulls and hidden items. */
@ApiTags('threads')
@ChatKitController('threads', { wire: true })
@RequireScope('threads')
export class ThreadsController {
  constructor(private readonly store: ThreadStore) {}

  @Get()
  @ApiOperation({ operationId: 'listThreads', summary: 'Your threads, newest first' })
  @ApiSchemaResponse('ThreadPage', 'A page of threads, without their items')
  @ApiProblems(404, 422, 503)
  async list(@CurrentIdentity() owner: Identity, @Query() query: PageQueryDto): Promise<Page<Thread>> {
    const page = await this.store.listThreads(owner, query);
    return { ...page, data: page.data.map((thread) => toWireThread(thread)) };
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getThread', summary: 'A thread with its first items' })
  @ApiSchemaResponse('Thread', 'The thread')
  @ApiProblems(404, 503)
  async get(@CurrentIdentity() owner: Identity, @Param('id') id: string): Promise<Thread> {
    const thread = await this.store.loadThread(owner, id);
    const items = await listVisibleItems(this.store, owner, id, { limit: ITEMS_WITH_THREAD, order: 'asc' });
    return toWireThread(thread, items);
  }

  @Get(':id/items')
  @ApiOperation({ operationId: 'listThreadItems', summary: 'The items of a thread, oldest first' })
  @ApiSchemaResponse('ThreadItemPage', 'A page of items')
  @ApiProblems(404, 422, 503)
  async items(
    @CurrentIdentity() owner: Identity,
    @Param('id') id: string,
    @Query() query: ItemPageQueryDto,
  ): Promise<Page<ThreadItem>> {
    return listVisibleItems(this.store, owner, id, query);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'deleteThread', summary: 'Delete a thread and all its items' })
  @ApiNoContentResponse({ description: 'Deleted' })
  @ApiProblems(404, 503)
  async delete(@CurrentIdentity() owner: Identity, @Param('id') id: string): Promise<void> {
    // Loaded first so that a missing thread answers 404; `deleteThread` is idempotent.
    await this.store.loadThread(owner, id);
    await this.store.deleteThread(owner, id);
  }
}
