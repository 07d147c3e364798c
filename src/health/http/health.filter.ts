import { type ArgumentsHost, Catch, type ExceptionFilter, ServiceUnavailableException } from '@nestjs/common';
import type { Response } from 'express';

/** Answers a failed check with 503 and the result of every indicator. */
@Catch(ServiceUnavailableException)
export class HealthFilter implements ExceptionFilter {
  catch(failed: ServiceUnavailableException, host: ArgumentsHost): void {
    host.switchToHttp().getResponse<Response>().status(failed.getStatus()).json(failed.getResponse());
  }
}
