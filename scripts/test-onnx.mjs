/**
 * Indexes and searches two pages with an ONNX model: `npm run build && node scripts/test-onnx.mjs`. The library that runs
 * the model is not part of this project, so it is installed in a temporary folder, beside a copy of the build.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeTinyEncoder } from './tiny-onnx-encoder.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const LIBRARY = '@huggingface/transformers';
/** Milliseconds of one command, on a busy machine. */
const COMMAND_MS = 120_000;

const PAGES = {
  'quit.md': '# Quit\n\nQuit the process by its id.\n',
  'paint.md': '# Paint\n\nPaint the theme.\n',
};

const folder = mkdtempSync(join(tmpdir(), 'chatkit-onnx.'));
try {
  await prepare();
  const withoutLibrary = run(ROOT, 'ingest');
  assert.equal(withoutLibrary.status, 1, withoutLibrary.output);
  assert.match(withoutLibrary.output, /ONNXRUNTIME_NODE_INSTALL=skip npm install --no-save @huggingface\/transformers/);

  installLibrary();
  const server = join(folder, 'server');
  const ingested = run(server, 'ingest');
  assert.equal(ingested.status, 0, ingested.output);
  // The question shares no word with the page that answers it: only the vectors of the model find it.
  for (const [question, page] of [
    ['halt', 'Quit'],
    ['colour', 'Paint'],
  ]) {
    const found = run(server, 'search', question);
    assert.equal(found.status, 0, found.output);
    assert.match(found.output, new RegExp(`\n1\\. ${page} `), found.output);
  }
  console.log('3 passed, 0 failed');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function prepare() {
  await writeTinyEncoder(join(folder, 'tiny'));
  mkdirSync(join(folder, 'pages'));
  for (const [name, text] of Object.entries(PAGES)) writeFileSync(join(folder, 'pages', name), text);
  cpSync(join(ROOT, 'dist'), join(folder, 'server', 'dist'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(folder, 'server', 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'server', 'node_modules'));
}

function installLibrary() {
  const { peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', `${LIBRARY}@${peerDependencies[LIBRARY]}`], {
    cwd: folder,
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
    stdio: 'inherit',
  });
}

/** Runs a command of the command line with the model. */
function run(server, ...words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(server, 'dist', 'src', 'cli.js'), ...words], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      CONTENT_DIR: join(folder, 'pages'),
      DATA_DIR: join(folder, 'data'),
      EMBEDDING_MODEL: `onnx:${join(folder, 'tiny')}`,
      EMBEDDING_DIMENSIONS: '8',
    },
    encoding: 'utf8',
    timeout: COMMAND_MS,
  });
  return { status, output: stdout + stderr };
}
