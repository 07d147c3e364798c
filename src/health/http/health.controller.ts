import { applyDecorators, Get, Header, UseFilters } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { type HealthCheckResult, HealthCheckService } from '@nestjs/terminus';
import { AgentHealth } from '../../agent/agent.health.js';
import { OpenToAll } from '../../auth/access.decorator.js';
import { ChatKitHealth } from '../../chatkit/chatkit.health.js';
import { ChatKitController } from '../../http/chatkit-controller.decorator.js';
import { RagHealth } from '../../rag/rag.health.js';
import { ThreadsHealth } from '../../threads/threads.health.js';
import { SharedCheck } from '../shared-check.js';
import { HealthDto, LivenessDto } from './health.dto.js';
import { HealthFilter } from './health.filter.js';

/** Documents a check. The decorator of Terminus does it only when it can load Swagger by itself. */
const ApiHealth = (): MethodDecorator =>
  applyDecorators(
    Header('Cache-Control', 'no-store'),
    UseFilters(HealthFilter),
    ApiOkResponse({ type: HealthDto, description: 'Every check succeeded' }),
    ApiServiceUnavailableResponse({ type: HealthDto, description: 'A check failed' }),
  );

/** `live`: the process runs. `ready`: it can answer. `health`: every indicator, for people. */
@ApiTags('health')
@ChatKitController('health')
@OpenToAll()
export class HealthController {
  private readonly readiness = new SharedCheck(() =>
    this.checks.check([() => this.chatkit.check(), () => this.threads.check(), () => this.rag.check()]),
  );
  private readonly everything = new SharedCheck(() =>
    this.checks.check([
      () => this.chatkit.check(),
      () => this.threads.check(),
      () => this.rag.check(),
      () => this.agent.check(),
    ]),
  );

  constructor(
    private readonly checks: HealthCheckService,
    private readonly chatkit: ChatKitHealth,
    private readonly threads: ThreadsHealth,
    private readonly rag: RagHealth,
    private readonly agent: AgentHealth,
  ) {}

  @Get('live')
  @ApiOperation({ operationId: 'getLiveness', summary: 'The process runs' })
  @ApiOkResponse({ type: LivenessDto, description: 'The process runs' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiHealth()
  @ApiOperation({
    operationId: 'getReadiness',
    summary: 'Database and index answer and the server is not shutting down; never calls the model',
  })
  ready(): Promise<HealthCheckResult> {
    return this.readiness.run();
  }

  @Get()
  @ApiHealth()
  @ApiOperation({ operationId: 'getHealth', summary: 'Everything, with details' })
  health(): Promise<HealthCheckResult> {
    return this.everything.run();
  }
}
