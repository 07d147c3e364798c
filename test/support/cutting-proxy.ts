import { type AddressInfo, connect, createServer, type Server } from 'node:net';

/** Cuts each connection after it has sent this number of bytes to the client. */
export async function startCuttingProxy(
  target: string,
  bytes: number,
): Promise<{ url: string; connections: () => number; server: Server }> {
  let connections = 0;
  const server = createServer((client) => {
    connections += 1;
    const upstream = connect(Number(new URL(target).port), '127.0.0.1');
    let left = bytes;
    client.pipe(upstream);
    upstream.on('data', (chunk: Buffer) => {
      client.write(chunk.subarray(0, left));
      left -= chunk.length;
      if (left <= 0) client.destroySoon();
    });
    upstream.on('end', () => client.end());
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      socket.on('error', () => undefined);
      if (socket === client) socket.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, connections: () => connections, server };
}
