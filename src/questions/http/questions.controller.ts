import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../auth/access.decorator.js';
import { CurrentIdentity } from '../../auth/current-identity.decorator.js';
import type { Identity } from '../../auth/identity.js';
import { ChatKitController } from '../../http/chatkit-controller.decorator.js';
import { ApiProblems } from '../../http/problem.js';
import { WeakQuestions } from '../weak-questions.js';
import { toWeakQuestionPage, WeakQuestionPageDto, WeakQuestionsQueryDto } from './weak-questions.dto.js';

/** For whoever writes the documentation: where it leaves readers alone. */
@ApiTags('rag')
@ChatKitController('rag/questions')
export class QuestionsController {
  constructor(private readonly questions: WeakQuestions) {}

  @Get()
  @RequireScope('questions:read')
  @ApiOperation({
    operationId: 'listQuestions',
    summary: 'Questions that were answered weakly',
    description:
      'For administrators: what the readers of your tenant asked and the documentation does not answer, grouped, with their feedback.',
  })
  @ApiOkResponse({ type: WeakQuestionPageDto })
  @ApiProblems(401, 403, 404, 422, 503)
  async list(
    @CurrentIdentity() { tenantId }: Identity,
    @Query() query: WeakQuestionsQueryDto,
  ): Promise<WeakQuestionPageDto> {
    return toWeakQuestionPage(await this.questions.list(tenantId, query));
  }
}
