import { Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../auth/access.decorator.js';
import { CurrentIdentity } from '../../auth/current-identity.decorator.js';
import type { Identity } from '../../auth/identity.js';
import { ChatKitController } from '../../http/chatkit-controller.decorator.js';
import { ApiProblems } from '../../http/problem.js';
import { FeedbackStore } from '../feedback-store.js';
import { FeedbackListDto } from './feedback.dto.js';

/** The feedback of the caller on the items of a thread. Clients send it with the ChatKit request `items.feedback`. */
@ApiTags('threads')
@ChatKitController('threads')
@RequireScope('threads')
export class FeedbackController {
  constructor(private readonly feedback: FeedbackStore) {}

  @Get(':id/feedback')
  @ApiOperation({
    operationId: 'listFeedback',
    summary: 'Your feedback on the items of a thread',
    description: 'In the order of the items; the latest feedback on each.',
  })
  @ApiOkResponse({ type: FeedbackListDto })
  @ApiProblems(404, 503)
  async list(@CurrentIdentity() owner: Identity, @Param('id') threadId: string): Promise<FeedbackListDto> {
    return { data: await this.feedback.listFeedback(owner, threadId) };
  }
}
