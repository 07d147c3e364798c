import type { DynamicModule } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { z } from 'zod';
import { configSchema } from '../../src/config/env.schema.js';

/** In place of `EnvironmentModule`: only these variables are set. Neither reads nor changes those of the test process. */
export function given(variables: Readonly<Record<string, string>>): Promise<DynamicModule> {
  return ConfigModule.forRoot({
    isGlobal: true,
    skipProcessEnv: true,
    ignoreEnvFile: true,
    ignoreEnvVars: true,
    validationSchema: z.preprocess(() => variables, configSchema),
  });
}
