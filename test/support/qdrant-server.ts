import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Schemas } from '@qdrant/js-client-rest';
import express, { type Express, type Request, type Response } from 'express';
import { type QdrantRoute, qdrantValidators } from './qdrant-schemas.js';
import { matches, put, QdrantStore, remove, selected, setPayload } from './qdrant-store.js';

type Points = NonNullable<ReturnType<QdrantStore['points']>>;

/** A small Qdrant server: validates every body against the types of Qdrant's client and executes searches. */
export class QdrantServer {
  private readonly validators = qdrantValidators();
  private readonly application = express();
  private listening?: Server;
  private store = new QdrantStore();
  /** Requests answered, as `METHOD /path`, in order. */
  readonly requests: string[] = [];
  version = '1.15.0';
  /** The key that every request must have. */
  apiKey?: string;
  /** The number of following requests that are answered with 503. */
  failures = 0;
  /** Requests whose `METHOD /path` matches are answered with 400, as if the writer had died before it sent them. */
  refused?: RegExp;
  /** Answers requests whose `METHOD /path` matches in another way than Qdrant, or not at all. */
  instead?: { readonly request: RegExp; readonly answer: (response: Response) => void };
  /** Milliseconds before each answer, as over a slow network. */
  delayMs = 0;
  /** The searches of all batches, in order, without those that only read a point. */
  readonly searches: Schemas['QueryRequest'][] = [];

  constructor(prefix = '') {
    const routes = express.Router();
    this.application.use(express.json({ limit: '20mb' }));
    this.application.use((request, response, next) => this.admit(request, response, next));
    this.application.use(prefix || '/', routes);
    this.collectionRoutes(routes as unknown as Express);
    this.pointRoutes(routes as unknown as Express);
  }

  /** @returns the address, without the prefix. */
  async start(port = 0): Promise<string> {
    this.listening = this.application.listen(port, '127.0.0.1');
    await new Promise((resolve) => this.listening!.once('listening', resolve));
    return `http://127.0.0.1:${(this.listening.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.listening?.closeAllConnections();
    await new Promise((resolve) => this.listening?.close(resolve));
  }

  empty(): void {
    this.store = new QdrantStore();
    this.requests.length = 0;
    this.searches.length = 0;
  }

  get collectionNames(): string[] {
    return [...this.store.collections.keys()].toSorted();
  }

  /** Adds a collection that the adapter did not create. */
  addCollection(name: string, config: Schemas['CreateCollection'] = {}): void {
    this.store.collections.set(name, new Map());
    this.store.configs.set(name, config);
  }

  /** Deletes a collection with everything in it, as a restored backup without it does. */
  removeCollection(name: string): void {
    this.store.deleteCollection(name);
  }

  /** Adds an alias that the adapter did not create. */
  addAlias(alias: string, collection: string): void {
    this.store.aliases.set(alias, collection);
  }

  get aliases(): Record<string, string> {
    return Object.fromEntries(this.store.aliases);
  }

  /** Removes points as if Qdrant had lost them. */
  removePoints(collection: string, isLost: (point: { readonly payload: Record<string, unknown> }) => boolean): void {
    const points = this.store.points(collection)!;
    for (const point of points.values()) if (isLost(point)) points.delete(point.id);
  }

  /** The texts of the chunks that a collection stores, also of those that no search finds. */
  textsIn(collection: string): string[] {
    const payloads = [...this.store.points(collection)!.values()].map(({ payload }) => payload);
    return payloads.flatMap(({ chunk }) => (chunk as { text: string } | undefined)?.text ?? []).toSorted();
  }

  private admit(request: Request, response: Response, next: () => void): void {
    this.requests.push(`${request.method} ${request.path}`);
    if (this.refused?.test(`${request.method} ${request.path}`)) {
      return refuse(response, 'Refused by the test');
    }
    if (this.instead?.request.test(`${request.method} ${request.path}`)) return this.instead.answer(response);
    if (this.failures > 0) {
      this.failures -= 1;
      return void response.status(503).json({ status: { error: 'Service unavailable' } });
    }
    if (this.apiKey !== undefined && request.get('api-key') !== this.apiKey) {
      return void response.status(401).json({ status: { error: 'Must provide an API key' } });
    }
    if (this.delayMs === 0) return next();
    setTimeout(next, this.delayMs);
  }

  private collectionRoutes(routes: Express): void {
    routes.get('/', (_request, response) => void response.json({ title: 'qdrant', version: this.version }));
    routes.get('/collections', (_request, response) =>
      ok(response, { collections: this.collectionNames.map((name) => ({ name })) }),
    );
    routes.get('/collections/:name/exists', ({ params }, response) =>
      ok(response, { exists: this.store.collections.has(params.name) }),
    );
    routes.get('/aliases', (_request, response) => {
      ok(response, {
        aliases: [...this.store.aliases].map(([alias_name, collection_name]) => ({ alias_name, collection_name })),
      });
    });
    this.route(routes, 'POST /collections/aliases', (body, _points, response) => {
      if (!this.store.changeAliases(body as Schemas['ChangeAliasesOperation']))
        return refuse(response, 'No such collection');
      ok(response, true);
    });
    this.route(routes, 'PUT /collections/:name', (body, points, response, name) => {
      if (points) return refuse(response, `Wrong input: Collection \`${name}\` already exists!`, 409);
      this.store.collections.set(name, new Map());
      this.store.configs.set(name, body as Schemas['CreateCollection']);
      ok(response, true);
    });
    routes.get('/collections/:name', ({ params }, response) => {
      const { vectors, sparse_vectors } = this.store.configs.get(params.name) ?? {};
      if (!this.store.points(params.name)) return missing(response, params.name);
      const counts = { points_count: this.store.points(params.name)!.size, segments_count: 1 };
      ok(response, {
        status: 'green',
        optimizer_status: 'ok',
        ...counts,
        config: { params: { vectors, sparse_vectors } },
      });
    });
    routes.delete('/collections/:name', ({ params }, response) => {
      this.store.deleteCollection(params.name);
      ok(response, true);
    });
  }

  private pointRoutes(routes: Express): void {
    const onPoints = (route: QdrantRoute, answer: (points: Points, body: never) => unknown) =>
      this.route(routes, route, (body, points, response, name) => {
        if (points) ok(response, answer(points, body as never));
        else missing(response, name);
      });
    const done = { operation_id: 1, status: 'completed' };
    onPoints('PUT /collections/:name/index', () => done);
    onPoints('PUT /collections/:name/points', (points, body: Schemas['PointsList']) => (put(points, body), done));
    onPoints(
      'POST /collections/:name/points/batch',
      (points, body: Schemas['UpdateOperations']) => (this.store.update(points, body), [done]),
    );
    onPoints(
      'POST /collections/:name/points/delete',
      (points, body: Schemas['PointIdsList'] | Schemas['FilterSelector']) => {
        if ('filter' in body) remove(points, body);
        else for (const id of body.points) points.delete(String(id));
        return done;
      },
    );
    onPoints('POST /collections/:name/points', (points, body: Schemas['PointRequest']) => {
      const found = body.ids.flatMap((id) => points.get(String(id)) ?? []);
      return found.map((point) => ({ ...point, payload: selected(point.payload, body.with_payload) }));
    });
    onPoints('POST /collections/:name/points/count', (points, body: Schemas['CountRequest']) => ({
      count: [...points.values()].filter((point) => matches(point, body.filter)).length,
    }));
    onPoints('POST /collections/:name/points/query/batch', (points, body: Schemas['QueryRequestBatch']) => {
      this.searches.push(...body.searches.filter(({ query }) => query !== undefined));
      return body.searches.map((search) => this.store.query(points, search));
    });
    onPoints('POST /collections/:name/points/payload', (points, body: Schemas['SetPayload']) => {
      setPayload(points, body);
      return done;
    });
    onPoints('POST /collections/:name/points/scroll', (points, body: Schemas['ScrollRequest']) => {
      const sorted = [...points.values()]
        .filter((point) => matches(point, body.filter))
        .toSorted((left, right) => (left.id < right.id ? -1 : 1));
      const from = sorted.filter(({ id }) => id >= String(body.offset ?? ''));
      const limit = body.limit ?? 10;
      const page = from.slice(0, limit).map(({ id, payload, vector }) => ({
        id,
        payload: selected(payload, body.with_payload),
        ...(body.with_vector && { vector }),
      }));
      return { points: page, next_page_offset: from[limit]?.id ?? null };
    });
  }

  /** A route that validates its body with the types of the client. */
  private route(
    routes: Express,
    route: QdrantRoute,
    answer: (body: unknown, points: Points | undefined, response: Response, name: string) => void,
  ): void {
    const [method, path] = route.split(' ') as ['PUT' | 'POST', string];
    const validate = this.validators[route];
    routes[method === 'PUT' ? 'put' : 'post'](path, (request: Request<{ name?: string }>, response: Response) => {
      const { name = '' } = request.params;
      if (validate(request.body)) return answer(request.body, this.store.points(name), response, name);
      refuse(response, `${route}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
    });
  }
}

function ok(response: Response, result: unknown): void {
  response.json({ result, status: 'ok', time: 0 });
}

function missing(response: Response, name: string): void {
  refuse(response, `Not found: Collection \`${name}\` doesn't exist!`, 404);
}

function refuse(response: Response, error: string, status = 400): void {
  response.status(status).json({ status: { error } });
}
