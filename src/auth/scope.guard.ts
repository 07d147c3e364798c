import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { ACCESS, OPEN } from './access.decorator.js';
import { InsufficientScopeError } from './auth-errors.js';
import { Authentication } from './authentication.js';
import type { Scope } from './scopes.js';

/** Admits callers with the scope that `@RequireScope` names. A route without a decision admits nobody. */
@Injectable()
export class ScopeGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Scope | typeof OPEN | undefined>(ACCESS, places);
    if (access === OPEN) return true;
    if (access === undefined) throw new Error(`${context.getClass().name} needs @RequireScope or @OpenToAll.`);
    const http = context.switchToHttp();
    const identity = await this.authentication.identify(http.getRequest<Request>(), http.getResponse<Response>());
    if (!identity.scopes.has(access)) throw new InsufficientScopeError(access);
    return true;
  }
}
