import type { Server } from 'node:http';
import { setFlagsFromString } from 'node:v8';

/** Milliseconds of indexing at start after which memory counts more than a tenth of its speed. */
const SHORT_START_MS = 3_000;
/** Milliseconds: V8 looks every 8 s whether it can give memory back, and needs about a second for it. */
const LONG_ENOUGH_MS = 12_000;

/**
 * Lets V8 collect garbage early while a large index is built at start, and give back afterwards what only the start needed, in
 * small steps. By itself it would keep this memory for minutes, because it compares with how much the start allocated. All of
 * it ends with the first request: streams take a quarter more processor time meanwhile.
 *
 * @returns a function to call when the start is complete.
 */
export function saveMemoryAtStart(server: Server): () => void {
  const begin = setTimeout(() => setFlagsFromString('--optimize-for-size'), SHORT_START_MS).unref();
  const end = () => {
    clearTimeout(begin);
    server.off('request', onRequest);
    setFlagsFromString('--no-optimize-for-size');
  };
  const onRequest = ({ url = '' }: { readonly url?: string }) => {
    // Probes come every few seconds from the beginning.
    if (!url.startsWith('/health/')) end();
  };
  server.on('request', onRequest);
  return () => {
    clearTimeout(begin);
    if (!server.listeners('request').includes(onRequest)) return;
    setFlagsFromString('--optimize-for-size');
    setTimeout(end, LONG_ENOUGH_MS).unref();
  };
}
