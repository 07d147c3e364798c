import type { NextFunction, Request, Response } from 'express';
import { loopQueue } from '../common/loop-queue.js';
import { isHealthCheck } from './host-check.js';

/**
 * Lets requests begin in the order of arrival, a few in each turn of the event loop, so that a thousand of them at once do
 * not hold it. Health checks never wait. A request whose client has left meanwhile is dropped.
 */
export async function beginFairly(request: Request, response: Response, next: NextFunction): Promise<void> {
  if (!isHealthCheck(request)) await loopQueue.place();
  if (!response.destroyed) next();
}
