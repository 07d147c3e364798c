import type { PhrasingContent, RootContent } from 'mdast';
import { OPENAPI_ROWS } from '../../limits.js';
import { paragraph, table, text } from '../tree/nodes.js';
import { codeSpan, inCell } from './descriptions.js';
import { isMembers, type Members } from './parse-document.js';
import type { References } from './references.js';
import { factsOf, typeOf } from './schema-types.js';

/** Objects within objects whose fields are written out as `a.b.c`. Named schemas are not: they have their own table. */
const DEPTH = 3;
/** Parts of `allOf` within one another. */
const ALL_OF_DEPTH = 3;
/** Parts of one `allOf`: with those within one another, at most 8³ of them are read. */
const ALL_OF_PARTS = 8;

export interface Field {
  readonly name: string;
  readonly schema: unknown;
  readonly required: boolean;
  readonly description?: unknown;
  /** Where a parameter is: `query`, `path`, `header`, `cookie`. */
  readonly place?: string;
}

/** Writes the tables of fields of one document, which have together a limited number of rows. */
export class FieldTables {
  private rows = 0;

  constructor(readonly references: References) {}

  /** Nothing for a schema without fields. */
  ofSchema(schema: unknown): RootContent[] {
    if (this.rows >= OPENAPI_ROWS)
      return [paragraph(text('The fields are not shown, because the document is too long.'))];
    const fields: Field[] = [];
    this.collect(schema, fields);
    return this.ofFields(fields, 'Field');
  }

  ofFields(fields: readonly Field[], title: string): RootContent[] {
    if (fields.length === 0) return [];
    const shown = fields.slice(0, Math.max(0, OPENAPI_ROWS - this.rows));
    this.rows += shown.length;
    if (shown.length === 0) return [];
    const hasPlace = fields.some(({ place }) => place !== undefined);
    const header = [title, ...(hasPlace ? ['In'] : []), 'Type', 'Required', 'Description'].map((word) => [text(word)]);
    return [table([header, ...shown.map((field) => this.row(field, hasPlace))])];
  }

  private row({ name, schema, required, description, place }: Field, hasPlace: boolean): PhrasingContent[][] {
    const resolved = this.references.resolve(schema);
    const words = inCell(description ?? resolved.value.description);
    const facts = factsOf(resolved);
    const between: PhrasingContent[] = words.length > 0 && facts.length > 0 ? [{ type: 'html', value: '<br>' }] : [];
    return [
      [codeSpan(name)],
      ...(hasPlace ? [[text(place ?? '')]] : []),
      [text(typeOf(schema, this.references))],
      [text(required ? 'yes' : 'no')],
      [...words, ...between, ...facts],
    ];
  }

  /** Adds the fields of a schema, at most one more than may be shown. */
  private collect(schema: unknown, fields: Field[], prefix = '', depth = 0): void {
    const { value } = this.references.resolve(schema);
    const object = value.items === undefined ? value : this.references.resolve(value.items).value;
    const required = new Set(this.requiredIn(object));
    for (const [name, property] of this.propertiesIn(object)) {
      if (this.rows + fields.length > OPENAPI_ROWS) return;
      fields.push({ name: prefix + name, schema: property, required: required.has(name) });
      if (!this.isNamed(property) && depth + 1 < DEPTH) this.collect(property, fields, `${prefix}${name}.`, depth + 1);
    }
  }

  /** Whether a schema, or the schema of the items of an array, has a table of its own. */
  private isNamed(schema: unknown): boolean {
    const { value, name } = this.references.resolve(schema);
    return name !== undefined || (value.items !== undefined && this.references.resolve(value.items).name !== undefined);
  }

  private propertiesIn(schema: Members, depth = 0): [string, unknown][] {
    const own = isMembers(schema.properties) ? Object.entries(schema.properties) : [];
    return [...this.partsOf(schema, depth).flatMap((part) => this.propertiesIn(part, depth + 1)), ...own];
  }

  private requiredIn(schema: Members, depth = 0): unknown[] {
    const own = Array.isArray(schema.required) ? schema.required : [];
    return [...this.partsOf(schema, depth).flatMap((part) => this.requiredIn(part, depth + 1)), ...own];
  }

  private partsOf(schema: Members, depth: number): Members[] {
    if (depth >= ALL_OF_DEPTH || !Array.isArray(schema.allOf)) return [];
    return schema.allOf.slice(0, ALL_OF_PARTS).map((part) => this.references.resolve(part).value);
  }
}
