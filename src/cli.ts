import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readKeysWords, runAdopt } from './auth/keys.command.js';
import { CliModule, EvaluationModule } from './cli.module.js';
import { Clock } from './common/clock.js';
import { messageWithCause } from './common/errors/cause-of.js';
import { ProcessSettingsModule } from './config/process-settings.module.js';
import { DatabaseSettings, ModelSettings, RagSettings } from './config/settings.js';
import { readCheckWords, runLinkCheck } from './content/link-check/check-links.command.js';
import { runMigrations } from './database/connections.js';
import { runEvaluation } from './evaluation/evaluation.command.js';
import { readIngestWords, runIngest } from './rag/ingest/ingest.command.js';
import { IngestService } from './rag/ingest/ingest.service.js';
import { createEmbedder } from './rag/rag.providers.js';
import { Retriever } from './rag/retriever.js';
import { runSearch } from './rag/search.command.js';
import { CommandLogger } from './server-logger.js';
import { Workers } from './workers/workers.js';

const USAGE = `Usage:
  npm run migrate                  bring the schema of the database up to date
  npm run ingest                   index CONTENT_DIR; only what changed
  npm run ingest -- <folder>       index another folder of markdown
  npm run ingest -- --rebuild      build the whole index again, also where nothing changed
  npm run ingest -- --force        replace the index also by an empty or a quite different folder
  npm run ingest -- --watch        go on, and index what changes, until Ctrl+C
  npm run ingest -- --json         write one JSON object a line instead of sentences
  npm run ingest -- --wait <s>     wait that many seconds while another process indexes (60)
  npm run ingest -- --check-links <address>  ask that site for 20 pages that citations open; --sample <n>, --json
  npm run search -- "question"     show what retrieval finds
  npm run eval -- <evalDir>        measure retrieval on a set of questions
  npm run eval -- --fit <evalDir>… fit the weights of the ranker to several sets
  npm run eval -- --answers        grade the answers without a model
  npm run doctor -- model          ask the model server eight small questions, and show what works
  npm run doctor -- model --json   the same as one JSON object
  npm run keys -- adopt <tenant>/<user> <tenant>/<user>  move the chats and files of the first owner to the second
  npm run keys -- adopt … --json   write the numbers of what was moved as one JSON object
`;
/** `EX_USAGE` of sysexits.h. */
const WRONG_USE = 64;
const HELP = '--help';
/** With this word, `ingest` needs no index. */
const CHECK_LINKS = '--check-links';
const NEEDS_ARGUMENT: ReadonlySet<string> = new Set(['search', 'eval', 'doctor', 'keys']);

interface Command {
  /** The part of the application that the command needs. */
  readonly module: Type;
  /** @returns the exit code. */
  run(services: INestApplicationContext, words: readonly string[]): Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  migrate: { module: ProcessSettingsModule, run: (services) => migrateDatabase(services.get(DatabaseSettings)) },
  keys: {
    module: ProcessSettingsModule,
    run: async (services, words) => {
      const request = readKeysWords(words);
      if ('fault' in request) return explainUsage(request.fault);
      return runAdopt(services.get(DatabaseSettings), request, process.stdout);
    },
  },
  ingest: {
    module: CliModule,
    run: async (services, words) => {
      const request = readIngestWords(words, services.get(RagSettings).contentDir);
      if (!request) return explainUsage();
      const stopping = new AbortController();
      if (request.watch) process.once('SIGINT', () => stopping.abort(new Error('The command was ended.')));
      return runIngest(services.get(IngestService), { ...request, signal: stopping.signal }, process.stdout);
    },
  },
  [CHECK_LINKS]: {
    module: EvaluationModule,
    run: (services, words) => {
      const settings = services.get(RagSettings);
      const request = readCheckWords(words, settings.contentDir);
      return request ? runLinkCheck(settings, request, process.stdout) : Promise.resolve(explainUsage());
    },
  },
  search: {
    module: CliModule,
    run: (services, words) => runSearch(services.get(Retriever), words.join(' '), process.stdout),
  },
  eval: {
    module: EvaluationModule,
    run: (services, words) => {
      const workers = services.get(Workers);
      const embedder = createEmbedder(services.get(RagSettings), workers);
      return runEvaluation({ embedder, workers, clock: services.get(Clock) }, words, process.stdout);
    },
  },
  doctor: {
    module: EvaluationModule,
    run: async (services, words) => {
      // The other commands do not need the Agents SDK, which takes time to load.
      const { readDoctorWords, runDoctor } = await import('./doctor/doctor.command.js');
      const request = readDoctorWords(words);
      if ('fault' in request) return explainUsage(request.fault);
      const rag = services.get(RagSettings);
      const embedder = createEmbedder(rag, services.get(Workers));
      return runDoctor({ model: services.get(ModelSettings), rag, embedder }, request, process.stdout);
    },
  },
};

async function migrateDatabase(database: DatabaseSettings): Promise<number> {
  const applied = await runMigrations(database);
  process.stdout.write(applied.length === 0 ? 'The schema is up to date.\n' : `Applied ${applied.join(', ')}.\n`);
  return 0;
}

/** @param fault what is wrong with the words, as a sentence. */
function explainUsage(fault?: string): number {
  process.stderr.write(fault === undefined ? USAGE : `${fault}\n\n${USAGE}`);
  return WRONG_USE;
}

async function run([name = '', ...words]: string[]): Promise<number> {
  if ([name, ...words].includes(HELP)) {
    process.stdout.write(USAGE);
    return 0;
  }
  const checksLinks = name === 'ingest' && words.some((word) => word.split('=')[0] === CHECK_LINKS);
  const command = COMMANDS[checksLinks ? CHECK_LINKS : name];
  if (!command || (words.length === 0 && NEEDS_ARGUMENT.has(name))) return explainUsage();
  const options = { logger: new CommandLogger(), abortOnError: false };
  const services = await NestFactory.createApplicationContext(command.module, options);
  try {
    return await command.run(services, words);
  } finally {
    await services.close();
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(`chatkit-nest: ${messageWithCause(error)}`);
  process.exitCode = 1;
}
