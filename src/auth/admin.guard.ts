import { createHash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppError } from '../common/errors/app-error.js';
import { AdminSettings } from '../config/settings.js';

const CLOSED = {
  code: 'admin_routes_closed',
  kind: 'forbidden',
  message: 'The routes for administrators are closed. Set ADMIN_KEY and restart the server to open them.',
} as const;

const NO_KEY = {
  code: 'admin_key_required',
  kind: 'unauthenticated',
  message: 'This route is for administrators. Send `Authorization: Bearer <ADMIN_KEY>`.',
} as const;

const WRONG_KEY = {
  code: 'admin_key_wrong',
  kind: 'unauthenticated',
  message: 'The key is not ADMIN_KEY. Check it.',
} as const;

const BEARER = /^Bearer +(\S+)$/i;

/** Lets administrators in: those who send the key of the settings. Without a key in the settings nobody is one. */
@Injectable()
export class AdminGuard implements CanActivate {
  constructor(private readonly settings: AdminSettings) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.settings.key === undefined) throw new AppError(CLOSED);
    const http = context.switchToHttp();
    const given = BEARER.exec(http.getRequest<Request>().get('Authorization') ?? '')?.[1];
    if (given !== undefined && isSame(given, this.settings.key)) return true;
    http.getResponse<Response>().setHeader('WWW-Authenticate', 'Bearer realm="administrators"');
    throw new AppError(given === undefined ? NO_KEY : WRONG_KEY);
  }
}

/** Takes as long for a nearly right key as for any other. */
function isSame(given: string, key: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(key));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
