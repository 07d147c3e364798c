import { createHash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppError } from '../common/errors/app-error.js';
import { AdminSettings } from '../config/settings.js';

const BEARER = /^Bearer +(\S+)$/i;

/** Admits callers that send `ADMIN_KEY`. Without a key in the settings, the routes for administrators are disabled. */
@Injectable()
export class AdminGuard implements CanActivate {
  constructor(private readonly settings: AdminSettings) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.settings.key === undefined) throw new AppError({ code: 'admin_routes_closed' });
    const http = context.switchToHttp();
    const given = BEARER.exec(http.getRequest<Request>().get('Authorization') ?? '')?.[1];
    if (given !== undefined && isSame(given, this.settings.key)) return true;
    http.getResponse<Response>().setHeader('WWW-Authenticate', 'Bearer realm="administrators"');
    throw new AppError({ code: given === undefined ? 'admin_key_required' : 'admin_key_wrong' });
  }
}

/** Compares in constant time, so that response times do not reveal how much of a key is right. */
function isSame(given: string, key: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(key));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
