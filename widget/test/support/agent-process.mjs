// The built server with a scripted integration, in a process of its own. Runs, recording and protocol are real; the
// test
// that is connected over IPC writes the answers. Messages to this process: `{ id, events | title | end | result }`;
// messages from it: `{ ready }`, `{ id, kind, … }` for a request, and `{ id, left }` when its client has gone.
import { rmSync } from 'node:fs';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../../dist-test/src/app.module.js';
import { Responder } from '../../../dist-test/src/chatkit/responder.js';
import { ServerSettings } from '../../../dist-test/src/config/settings.js';

const answering = new Map();
let asked = 0;

process.on('message', ({ id, ...message }) => answering.get(id)?.(message));
// The worker that started this process has ended: no later test uses the server or its data.
process.on('disconnect', () => {
  rmSync(process.env.DATA_DIR, { recursive: true, force: true });
  process.exit(0);
});

class AskingResponder extends Responder {
  respond(thread, message, context, signal) {
    return ask({ kind: 'message', thread, message, context }, signal);
  }

  action(thread, action, sender, context, signal) {
    return ask({ kind: 'action', thread, action, sender, context }, signal);
  }

  async syncAction(thread, action, sender, context) {
    const { id, next } = open({ kind: 'sync-action', thread, action, sender, context });
    const { result } = await next();
    answering.delete(id);
    return result;
  }
}

async function* ask(question, signal) {
  const { id, next } = open(question);
  signal.addEventListener('abort', () => process.send({ id, left: true }), { once: true });
  try {
    for (;;) {
      const { events = [], title, end } = await next();
      if (title !== undefined) question.thread.title = title;
      if (events.length > 0 || title !== undefined) yield events;
      if (end) return;
    }
  } finally {
    answering.delete(id);
    process.send({ id, left: true });
  }
}

function open(question) {
  const id = ++asked;
  const waiting = [];
  let wake = () => undefined;
  answering.set(id, (message) => {
    waiting.push(message);
    wake();
  });
  process.send({ id, ...question });
  const next = async () => {
    while (waiting.length === 0) await new Promise((resolve) => (wake = resolve));
    return waiting.shift();
  };
  return { id, next };
}

const builder = Test.createTestingModule({ imports: [AppModule] });
const module = await builder.overrideProvider(Responder).useValue(new AskingResponder()).compile();
const application = module.createNestApplication({ bodyParser: false });
application.useLogger(false);
const { port, host } = application.get(ServerSettings);
await application.listen(port, host);
process.send({ ready: application.getHttpServer().address().port });
