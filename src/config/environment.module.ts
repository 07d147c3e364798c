import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { configSchema, invalidEnvironment } from './env.schema.js';

const environment = ConfigModule.forRoot({
  isGlobal: true,
  cache: true,
  skipProcessEnv: true,
  // Tests pass an environment of their own; a developer's file must not change their result.
  ignoreEnvFile: process.env.NODE_ENV === 'test',
  validationSchema: configSchema,
}).catch((error: Error) => {
  throw invalidEnvironment(error.message.replace(/^Config validation error: /, '').split('\n'));
});
// Nest reports a fault when it scans this module, before it creates any provider. Until then nothing awaits the promise, and
// Node would end the process for an unhandled rejection.
environment.catch(() => undefined);

/** The variables of the process and, for those that it does not set, of the file `.env` in the working directory. */
@Module({ imports: [environment] })
export class EnvironmentModule {}
