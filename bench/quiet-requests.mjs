/** Requests of the quiet bench. Each resolves to what the server answered: a status or a short text. */
import { once } from 'node:events';
import { request } from 'node:http';
import { questionOf } from './scenarios.mjs';
import { worstPicture } from './worst-input.mjs';

/** `fetch` would give up after five minutes without an answer. */
async function send(url, { method = 'GET', headers = {}, body } = {}) {
  const sent = request(url, { method, headers });
  sent.end(body);
  const [response] = await once(sent, 'response');
  // A server that refuses a body may end the connection before all of it is sent. The answer counts.
  sent.on('error', () => undefined);
  const chunks = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, text: Buffer.concat(chunks).toString('utf8') };
}

const JSON_TYPE = { 'content-type': 'application/json', 'x-user-id': 'quiet' };
const post = (url, body) => send(`${url}/chatkit`, { method: 'POST', headers: JSON_TYPE, body });
const message = (content, attachments = []) =>
  JSON.stringify({ type: 'threads.create', params: { input: { content, attachments, inference_options: {} } } });
const text = (words) => [{ type: 'input_text', text: words }];

/** Repeats `work`, one after the other. @returns the different results */
export async function repeat(milliseconds, work) {
  const results = new Set();
  const end = performance.now() + milliseconds;
  do results.add(await work());
  while (performance.now() < end);
  return [...results].join(', ');
}

export async function askWorst(url, worst) {
  const answer = await post(url, message(text(questionOf({ deltas: 20, paceMilliseconds: 0, worst }))));
  return answer.status === 200 && answer.text.includes('thread.item.done') ? 'answered' : `status ${answer.status}`;
}

export async function sendBody(url, body) {
  return `status ${(await post(url, body)).status}`;
}

const pictures = new Map();

/** Uploads the picture once to each server. */
export async function listAttachment(url) {
  const picture = pictures.get(url) ?? (await upload(url));
  pictures.set(url, picture);
  const answer = await post(
    url,
    message(text(questionOf({ deltas: 1, paceMilliseconds: 0 })), Array(20).fill(picture)),
  );
  return `status ${answer.status}`;
}

async function upload(url) {
  const bytes = worstPicture();
  const params = { name: 'worst.png', mime_type: 'image/png', size: bytes.length };
  const created = JSON.parse((await post(url, JSON.stringify({ type: 'attachments.create', params }))).text);
  const { upload_descriptor: descriptor, id } = created;
  const headers = { ...descriptor.headers, 'content-length': bytes.length, 'x-user-id': 'quiet' };
  const answer = await send(descriptor.url, { method: descriptor.method, headers, body: bytes });
  if (answer.status >= 300) throw new Error(`The upload was answered with ${answer.status}: ${answer.text}`);
  return id;
}

export async function reindex(url, key) {
  const headers = { authorization: `Bearer ${key}` };
  const { status, text } = await send(`${url}/rag/index`, { method: 'POST', headers });
  return `status ${status}${status >= 300 ? ` ${text.slice(0, 200)}` : ''}`;
}

export async function showPages(url, names) {
  const statuses = new Set();
  for (const name of names) statuses.add((await send(`${url}/${name.replace('.md', '')}`)).status);
  return `status ${[...statuses].join(', ')}`;
}
