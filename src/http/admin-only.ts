import { applyDecorators, UseGuards } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { AdminGuard } from '../auth/admin.guard.js';

/** The name of the key in openapi.json. */
export const ADMIN_SECURITY = 'admin';

/** A route for administrators, guarded and documented. Name 401 and 403 among its problems. */
export function AdminOnly(): MethodDecorator {
  return applyDecorators(UseGuards(AdminGuard), ApiBearerAuth(ADMIN_SECURITY));
}
