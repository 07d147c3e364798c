import { Global, Module } from '@nestjs/common';
import { Workers } from './workers.js';
import { workersProviders } from './workers.providers.js';

@Global()
@Module({ providers: workersProviders, exports: [Workers] })
export class WorkersModule {}
