import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CliModule } from './cli.module.js';
import { SystemClock } from './common/clock.js';
import { processEnvironment, readEnv } from './config/env.schema.js';
import { type Settings, settingsFrom } from './config/settings.js';
import { runMigrations } from './database/run-migrations.js';
import { runEvaluation } from './rag/evaluation/evaluation.command.js';
import { runIngest } from './rag/ingest/ingest.command.js';
import { IngestService } from './rag/ingest/ingest.service.js';
import { createEmbedder } from './rag/rag.providers.js';
import { Retriever } from './rag/retriever.js';
import { runSearch } from './rag/search.command.js';
import { ServerLogger } from './server-logger.js';

const USAGE = `Usage:
  npm run migrate                  bring the schema of the database up to date
  npm run ingest                   index CONTENT_DIR; only what changed
  npm run ingest -- <folder>       index another folder of markdown
  npm run search -- "question"     show what retrieval finds
  npm run eval -- <evalDir>        measure retrieval on a set of questions
`;
const WRONG_USE = 64;
const NEEDS_ARGUMENT: ReadonlySet<string> = new Set(['search', 'eval']);

type Command = (settings: Settings, words: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  migrate: migrateDatabase,
  ingest: (settings, [folder = settings.rag.contentDir]) =>
    withServices(settings, (services) => runIngest(services.get(IngestService), folder, process.stdout)),
  search: (settings, words) =>
    withServices(settings, (services) => runSearch(services.get(Retriever), words.join(' '), process.stdout)),
  eval: (settings, words) =>
    runEvaluation(
      { embedder: createEmbedder(settings.rag, settings.model), clock: new SystemClock() },
      words,
      process.stdout,
    ),
};

async function migrateDatabase({ database }: Settings): Promise<number> {
  const applied = await runMigrations(database);
  process.stdout.write(applied.length === 0 ? 'The schema is up to date.\n' : `Applied ${applied.join(', ')}.\n`);
  return 0;
}

async function withServices(
  settings: Settings,
  work: (services: INestApplicationContext) => Promise<number>,
): Promise<number> {
  const logger = new ServerLogger({ logLevel: 'warn' });
  const services = await NestFactory.createApplicationContext(CliModule.forRoot(settings), {
    logger,
    abortOnError: false,
  });
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}

async function run([name = '', ...words]: string[]): Promise<number> {
  const command = COMMANDS[name];
  if (!command || (words.length === 0 && NEEDS_ARGUMENT.has(name))) {
    process.stderr.write(USAGE);
    return WRONG_USE;
  }
  return command(settingsFrom(readEnv(processEnvironment())), words);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(`chatkit-nest: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
