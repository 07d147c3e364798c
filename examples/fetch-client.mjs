/** Yields the events of one answer, in Node or a browser. Resumes after the last received event when the connection is lost. */
export async function* ask(server, request) {
  let response = await post(server, request, { 'X-ChatKit-Resume': '1' });
  const run = response.headers.get('X-ChatKit-Run');
  let place = `${run}:0`;
  for (let failures = 0; failures < 5; failures += 1) {
    try {
      for await (const { id, event, data } of readFrames(response.body)) {
        if (event === 'run.ended') return;
        failures = 0;
        place = id || place;
        yield JSON.parse(data);
      }
    } catch {
      // The connection was lost. The run continues on the server.
    }
    await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** failures));
    response = await fetch(`${server}/chatkit/runs/${run}/events?after=${place}`, { headers: identity() }).catch(
      () => new Response(),
    );
    if (response.status >= 400 && response.status < 500) throw new Error((await response.json()).detail);
  }
  throw new Error('The server cannot be reached. Read the thread later.');
}

/** The token of this visitor, which the first answer has. A program has no cookies, so it sends the token itself. */
let visitor;
const identity = () => (visitor ? { Authorization: `Bearer ${visitor}` } : {});

/** Sends a ChatKit request. An error response is a problem document; its `detail` says what to do. */
export async function post(server, request, headers = {}) {
  const body = JSON.stringify(request);
  const response = await fetch(`${server}/chatkit`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...identity(), ...headers },
    body,
  });
  visitor = response.headers.get('X-ChatKit-Visitor') ?? visitor;
  if (!response.ok) throw new Error((await response.json()).detail);
  return response;
}

/** A frame ends with an empty line. A line that begins with a colon is a heartbeat. */
async function* readFrames(body) {
  let text = '';
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const frames = (text + part.value).split('\n\n');
    text = frames.pop();
    for (const frame of frames) {
      const { id, event, data } = Object.fromEntries(frame.split('\n').map(readField));
      if (data) yield { id, event, data };
    }
  }
}

function readField(line) {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 2)];
}

/** `node examples/fetch-client.mjs http://localhost:3000 "How do I back up threads?"` */
if (globalThis.process?.argv[1]?.endsWith('fetch-client.mjs')) {
  const [server, text] = process.argv.slice(2);
  const input = { content: [{ type: 'input_text', text }], attachments: [], inference_options: {} };
  for await (const { type, update, message } of ask(server, { type: 'threads.create', params: { input } })) {
    if (update?.type === 'assistant_message.content_part.text_delta') process.stdout.write(update.delta);
    if (type === 'error') throw new Error(message);
  }
}
