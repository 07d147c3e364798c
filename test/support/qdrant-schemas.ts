import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { createGenerator, type Schema } from 'ts-json-schema-generator';
import typescript from 'typescript';

/** The types of the bodies that the Qdrant adapter may send, as Qdrant's own client ships them. */
const BODIES = {
  'PUT /collections/:name': 'CreateCollection',
  'PUT /collections/:name/index': 'CreateFieldIndex',
  'PUT /collections/:name/points': 'PointInsertOperations',
  'POST /collections/:name/points': 'PointRequest',
  'POST /collections/:name/points/batch': 'UpdateOperations',
  'POST /collections/:name/points/delete': 'PointsSelector',
  'POST /collections/:name/points/payload': 'SetPayload',
  'POST /collections/:name/points/scroll': 'ScrollRequest',
  'POST /collections/:name/points/count': 'CountRequest',
  'POST /collections/:name/points/query/batch': 'QueryRequestBatch',
  'POST /collections/aliases': 'ChangeAliasesOperation',
} as const;

export type QdrantRoute = keyof typeof BODIES;

type Validators = Readonly<Record<QdrantRoute, ValidateFunction>>;

let shared: Validators | undefined;

/** A validator for every body, made from the client's types. The first call of a machine takes some seconds and blocks the thread. */
export function qdrantValidators(): Validators {
  return (shared ??= makeValidators());
}

function makeValidators(): Validators {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema(schemaOf(typesOfBodies()), 'qdrant');
  const compile = (route: string) => ajv.compile({ $ref: `qdrant#/definitions/Bodies/properties/${pointer(route)}` });
  return Object.fromEntries(Object.keys(BODIES).map((route) => [route, compile(route)])) as Validators;
}

/** The schema of these types. It is kept in a file for the next suites, because the compiler of TypeScript makes it. */
function schemaOf(types: string): Schema {
  const name = createHash('sha256').update(types).digest('hex').slice(0, 24);
  const file = join(tmpdir(), `chatkit-nest-tests-${userInfo().username}`, `qdrant-${name}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Schema;
  const schema = generate(types);
  mkdirSync(dirname(file), { recursive: true });
  // Another worker may write the same file at the same time.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(schema));
  renameSync(`${file}.${process.pid}`, file);
  return schema;
}

function generate(types: string): Schema {
  const folder = mkdtempSync(join(tmpdir(), 'qdrant-schemas-'));
  try {
    const path = join(folder, 'bodies.ts');
    writeFileSync(path, types);
    return createGenerator({ path, type: 'Bodies', skipTypeCheck: true, additionalProperties: false }).createSchema(
      'Bodies',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The client declares every type as a member of one large interface, whose cycles the generator cannot handle. Here
 * each member becomes a separate type.
 */
function typesOfBodies(): string {
  const client = dirname(createRequire(import.meta.url).resolve('@qdrant/js-client-rest'));
  const source = readFileSync(join(client, '../types/openapi/generated_schema.d.ts'), 'utf8');
  const file = typescript.createSourceFile('schema.d.ts', source, typescript.ScriptTarget.Latest, true);
  const helpers = file.statements.filter(typescript.isTypeAliasDeclaration).map((alias) => alias.getText());
  const schemas = membersOf(
    membersOf(file.statements.find(isComponents)!).find((member) => nameOf(member) === 'schemas')!.type!,
  );
  const types = schemas.map((member) => `export type ${nameOf(member)} = ${byName(member.type!.getText())};`);
  const bodies = Object.entries(BODIES).map(([route, name]) => `'${route}': ${name};`);
  return [...helpers, ...types, `export interface Bodies {\n${bodies.join('\n')}\n}`].join('\n');
}

function isComponents(statement: typescript.Statement): statement is typescript.InterfaceDeclaration {
  return typescript.isInterfaceDeclaration(statement) && statement.name.text === 'components';
}

function membersOf(node: typescript.Node): typescript.PropertySignature[] {
  const { members = [] } = node as Partial<typescript.TypeLiteralNode>;
  return [...members].filter(typescript.isPropertySignature);
}

function nameOf(member: typescript.PropertySignature): string {
  return member.name.getText().replaceAll('"', '');
}

function byName(type: string): string {
  return type.replaceAll(/components\["schemas"\]\["(\w+)"\]/g, '$1');
}

function pointer(route: string): string {
  return encodeURIComponent(route.replaceAll('~', '~0').replaceAll('/', '~1'));
}
