import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { configSchema, invalidEnvironment } from './env.schema.js';

const environment = ConfigModule.forRoot({
  isGlobal: true,
  cache: true,
  skipProcessEnv: true,
  // Tests pass their environment explicitly; the .env file of a developer must not change their result.
  ignoreEnvFile: process.env.NODE_ENV === 'test',
  validationSchema: configSchema,
}).catch((error: Error) => {
  throw invalidEnvironment(error.message.replace(/^Config validation error: /, '').split('\n'));
});
// Nest awaits this promise when it scans the module and then reports the fault. Without this handler, Node would end the
// process before that, because of an unhandled rejection.
environment.catch(() => undefined);

/** npm and the other package managers set this for what they run. */
export const isStartedByNpm = process.env.npm_lifecycle_event !== undefined;

/** The variables of the process and, for those that it does not set, of the file `.env` in the working directory. */
@Module({ imports: [environment] })
export class EnvironmentModule {}
