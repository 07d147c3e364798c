import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** An HTTP proxy that opens tunnels with CONNECT, whatever the name of the host, to one address on this machine. */
export class ConnectProxy {
  /** The hosts with ports to which a tunnel was asked for. */
  readonly tunnels: string[] = [];
  /** The credentials that came with them. */
  readonly credentials: (string | undefined)[] = [];
  /** Set: no tunnel is opened, and this status is the answer. */
  refusal?: number;
  private server?: Server;
  private readonly sockets = new Set<Socket>();

  constructor(private readonly target: () => URL) {}

  async start(): Promise<string> {
    this.server = createServer((_request, response) => void response.writeHead(405).end());
    this.server.on('connect', (request, client: Socket) => {
      this.tunnels.push(request.url ?? '');
      this.credentials.push(request.headers['proxy-authorization']);
      if (this.refusal !== undefined) return void client.end(`HTTP/1.1 ${this.refusal} No\r\n\r\n`);
      const upstream = connect(Number(this.target().port), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        upstream.pipe(client).pipe(upstream);
      });
      client.on('close', () => upstream.destroy());
      for (const socket of [client, upstream]) this.sockets.add(socket.on('error', () => undefined));
    });
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}
