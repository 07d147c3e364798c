import type { Schemas } from '@qdrant/js-client-rest';

interface Point {
  readonly id: string;
  vector: Readonly<Record<string, number[] | Schemas['SparseVector']>>;
  payload: Record<string, unknown>;
}

/** Collections, points and aliases in memory, with the part of Qdrant's behaviour that the adapter relies on. */
export class QdrantStore {
  readonly collections = new Map<string, Map<string, Point>>();
  readonly aliases = new Map<string, string>();
  /** What the collections were created with. */
  readonly configs = new Map<string, Schemas['CreateCollection']>();

  points(name: string): Map<string, Point> | undefined {
    return this.collections.get(this.aliases.get(name) ?? name);
  }

  deleteCollection(name: string): void {
    this.collections.delete(name);
    this.configs.delete(name);
    for (const [alias, target] of this.aliases) if (target === name) this.aliases.delete(alias);
  }

  /** All or nothing, as in Qdrant. */
  changeAliases({ actions }: Schemas['ChangeAliasesOperation']): boolean {
    const next = new Map(this.aliases);
    for (const action of actions) {
      if ('delete_alias' in action) next.delete(action.delete_alias.alias_name);
      if (!('create_alias' in action)) continue;
      const { alias_name, collection_name } = action.create_alias;
      if (!this.collections.has(collection_name) || this.collections.has(alias_name)) return false;
      next.set(alias_name, collection_name);
    }
    this.aliases.clear();
    for (const [alias, target] of next) this.aliases.set(alias, target);
    return true;
  }

  update(points: Map<string, Point>, { operations }: Schemas['UpdateOperations']): void {
    for (const operation of operations) {
      if ('upsert' in operation) put(points, operation.upsert as Schemas['PointsList']);
      else if ('delete' in operation) remove(points, operation.delete as Schemas['FilterSelector']);
      else if ('set_payload' in operation) setPayload(points, operation.set_payload);
      else throw new TypeError(`Unsupported operation: ${JSON.stringify(operation)}`);
    }
  }

  query(points: Map<string, Point>, { query, using, filter, limit = 10 }: Schemas['QueryRequest']) {
    const ranked = [...points.values()]
      .filter((point) => matches(point, filter))
      .map((point) => ({
        ...point,
        version: 0,
        score: query === undefined ? 0 : scoreOf(point.vector[String(using)], query),
      }))
      .filter((point) => Number.isFinite(point.score));
    // Ties are in the reverse of the order that the index promises, so that an adapter that does not sort them fails.
    ranked.sort((left, right) => right.score - left.score || (left.id < right.id ? 1 : -1));
    return {
      points: ranked.slice(0, limit ?? 10).map(({ id, payload, score, version }) => ({ id, payload, score, version })),
    };
  }
}

export function put(points: Map<string, Point>, { points: given }: Pick<Schemas['PointsList'], 'points'>): void {
  for (const { id, vector, payload } of given) {
    points.set(String(id), {
      id: String(id),
      vector: vector as Point['vector'],
      payload: payload ?? {},
    });
  }
}

export function remove(points: Map<string, Point>, { filter }: Pick<Schemas['FilterSelector'], 'filter'>): void {
  for (const point of points.values()) if (matches(point, filter)) points.delete(point.id);
}

/** Assigns to the points that are listed, else to those that match the filter. */
export function setPayload(points: Map<string, Point>, { payload, filter, points: ids }: Schemas['SetPayload']): void {
  for (const point of points.values())
    if (ids ? ids.includes(point.id) : matches(point, filter)) point.payload = { ...point.payload, ...payload };
}

/** NaN when Qdrant would not find the point: another kind of vector, or no common term. Indices must ascend. */
function scoreOf(stored: number[] | Schemas['SparseVector'] | undefined, query: unknown): number {
  if (Array.isArray(stored)) return stored.reduce((sum, value, index) => sum + value * (query as number[])[index]!, 0);
  if (!stored) return Number.NaN;
  const { indices, values } = query as Schemas['SparseVector'];
  let [sum, shared, at] = [0, 0, 0];
  for (const [position, index] of indices.entries()) {
    while (stored.indices[at]! < index) at += 1;
    if (stored.indices[at] !== index) continue;
    sum += values[position]! * stored.values[at]!;
    shared += 1;
  }
  return shared === 0 ? Number.NaN : sum;
}

export function matches(point: Point, filter: Schemas['Filter'] | Record<string, unknown> | null | undefined): boolean {
  const { must = [], must_not = [], ...others } = (filter ?? {}) as Record<'must' | 'must_not', Schemas['Condition'][]>;
  if (Object.keys(others).length > 0) throw new TypeError(`Unsupported filter: ${JSON.stringify(others)}`);
  return must.every((condition) => holds(point, condition)) && !must_not.some((condition) => holds(point, condition));
}

function holds({ id, payload }: Point, condition: Schemas['Condition']): boolean {
  if ('has_id' in condition) return (condition.has_id as string[]).includes(id);
  if ('is_null' in condition) return valueAt(payload, (condition.is_null as { key: string }).key) === null;
  if (!('key' in condition)) throw new TypeError(`Unsupported condition: ${JSON.stringify(condition)}`);
  const value = valueAt(payload, condition.key);
  const values = Array.isArray(value) ? value : [value];
  if (condition.range) return values.some((one) => isWithin(one, condition.range as Schemas['Range']));
  const match = condition.match ?? {};
  const wanted: readonly unknown[] = 'any' in match ? (match.any as unknown[]) : 'value' in match ? [match.value] : [];
  return values.some((one) => wanted.includes(one));
}

/** A missing member is in no range, as in Qdrant. */
function isWithin(value: unknown, { lt, lte, gt, gte }: Schemas['Range']): boolean {
  if (typeof value !== 'number') return false;
  return (
    value < (lt ?? Infinity) && value <= (lte ?? Infinity) && value > (gt ?? -Infinity) && value >= (gte ?? -Infinity)
  );
}

function valueAt(payload: Record<string, unknown>, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((value, member) => (value as Record<string, unknown> | undefined)?.[member], payload);
}

/** The requested part of a payload. */
export function selected(payload: Record<string, unknown>, wanted: Schemas['ScrollRequest']['with_payload']): unknown {
  if (wanted === true) return payload;
  if (Array.isArray(wanted))
    return wanted.reduce((found, key) => withMember(found, key.split('.'), valueAt(payload, key)), {});
  if (typeof wanted !== 'object' || wanted === null || !('exclude' in wanted)) return undefined;
  return Object.fromEntries(
    Object.entries(payload).filter(([member]) => !(wanted.exclude as string[]).includes(member)),
  );
}

function withMember(
  target: Record<string, unknown>,
  [first = '', ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  if (value === undefined) return target;
  const inner = (target[first] ?? {}) as Record<string, unknown>;
  return { ...target, [first]: rest.length === 0 ? value : withMember(inner, rest, value) };
}
