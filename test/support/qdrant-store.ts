import type { Schemas } from '@qdrant/js-client-rest';

interface Point {
  readonly id: string;
  vector: Readonly<Record<string, number[] | Schemas['SparseVector']>>;
  payload: Record<string, unknown>;
}

/** Collections, points and aliases in memory, searched for real; as much of Qdrant's behaviour as the adapter relies on. */
export class QdrantStore {
  readonly collections = new Map<string, Map<string, Point>>();
  readonly aliases = new Map<string, string>();

  points(name: string): Map<string, Point> | undefined {
    return this.collections.get(this.aliases.get(name) ?? name);
  }

  deleteCollection(name: string): void {
    this.collections.delete(name);
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
      if ('overwrite_payload' in operation) {
        const { payload, points: ids } = operation.overwrite_payload;
        for (const id of ids ?? []) points.get(String(id))!.payload = payload as Record<string, unknown>;
      }
      if ('update_vectors' in operation) {
        for (const { id, vector } of operation.update_vectors.points) {
          const point = points.get(String(id))!;
          point.vector = { ...point.vector, ...(vector as Point['vector']) };
        }
      }
    }
  }

  query(points: Map<string, Point>, { query, using, filter, limit = 10 }: Schemas['QueryRequest']) {
    const ranked = [...points.values()]
      .filter((point) => matches(point.payload, filter as Schemas['Filter']))
      .map((point) => ({ ...point, version: 0, score: scoreOf(point.vector[String(using)], query) }))
      .filter((point) => Number.isFinite(point.score));
    // Worst case for whoever relies on an order of ties: the reverse of the one that is promised.
    ranked.sort((left, right) => right.score - left.score || (left.id < right.id ? 1 : -1));
    return { points: ranked.slice(0, limit ?? 10).map(({ id, payload, score, version }) => ({ id, payload, score, version })) };
  }
}

export function put(points: Map<string, Point>, { points: given }: Pick<Schemas['PointsList'], 'points'>): void {
  for (const { id, vector, payload } of given) {
    points.set(String(id), { id: String(id), vector: vector as Point['vector'], payload: (payload ?? {}) as Point['payload'] });
  }
}

/** NaN where Qdrant finds nothing: another kind of vector, or no term in common. */
function scoreOf(stored: number[] | Schemas['SparseVector'] | undefined, query: unknown): number {
  if (Array.isArray(stored)) return stored.reduce((sum, value, index) => sum + value * (query as number[])[index]!, 0);
  if (!stored) return Number.NaN;
  const asked = query as Schemas['SparseVector'];
  const shared = asked.indices.filter((index) => stored.indices.includes(index));
  const at = (vector: Schemas['SparseVector'], index: number) => vector.values[vector.indices.indexOf(index)]!;
  return shared.length === 0 ? Number.NaN : shared.reduce((sum, index) => sum + at(asked, index) * at(stored, index), 0);
}

function matches(payload: Record<string, unknown>, filter: Schemas['Filter'] | undefined): boolean {
  return ((filter?.must ?? []) as Schemas['Condition'][]).every((condition) => holds(payload, condition));
}

function holds(payload: Record<string, unknown>, condition: Schemas['Condition']): boolean {
  if ('is_null' in condition) return valueAt(payload, (condition.is_null as { key: string }).key) === null;
  if (!('match' in condition) || !condition.match) throw new TypeError(`Not searched here: ${JSON.stringify(condition)}`);
  const value = valueAt(payload, condition.key);
  const values = Array.isArray(value) ? value : [value];
  const wanted = 'any' in condition.match ? condition.match.any : 'value' in condition.match ? [condition.match.value] : [];
  return values.some((one) => (wanted as unknown[]).includes(one));
}

function valueAt(payload: Record<string, unknown>, key: string): unknown {
  return key.split('.').reduce<unknown>((value, member) => (value as Record<string, unknown> | undefined)?.[member], payload);
}
