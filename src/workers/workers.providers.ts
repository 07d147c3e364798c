import type { Provider } from '@nestjs/common';
import { PiscinaWorkers } from './pools/piscina.workers.js';
import { Workers } from './workers.js';

export const workersProviders: Provider[] = [{ provide: Workers, useClass: PiscinaWorkers }];
