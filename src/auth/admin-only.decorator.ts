import { applyDecorators, UseGuards } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { AdminGuard } from './admin.guard.js';

/** The name of the security scheme in openapi.json. */
export const ADMIN_SECURITY = 'bearerAuth';

/** Marks a route that only administrators may call. List 401 among its `ApiProblems`. */
export function AdminOnly(): MethodDecorator {
  return applyDecorators(UseGuards(AdminGuard), ApiBearerAuth(ADMIN_SECURITY));
}
