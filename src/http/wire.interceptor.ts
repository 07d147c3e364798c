import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import { serialize } from '../protocol/wire.js';

/** Sends what a handler returns as JSON of the ChatKit protocol: members that are null are omitted. */
@Injectable()
export class WireInterceptor implements NestInterceptor<object | undefined, string | undefined> {
  intercept(context: ExecutionContext, next: CallHandler<object | undefined>): Observable<string | undefined> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((body) => {
        if (body === undefined) return undefined;
        response.type('application/json');
        return serialize(body);
      }),
    );
  }
}
