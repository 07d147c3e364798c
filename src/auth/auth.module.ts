import { Global, Module } from '@nestjs/common';
import { CommonModule } from '../common/common.module.js';
import { authProviders } from './auth.providers.js';
import { Authentication } from './authentication.js';

/** Who the caller of a request is. Global, because the guard of every controller needs it. */
@Global()
@Module({ imports: [CommonModule], providers: authProviders, exports: [Authentication] })
export class AuthModule {}
