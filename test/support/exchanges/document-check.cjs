const { readFileSync } = require('node:fs');
const { Ajv2020 } = require('ajv/dist/2020.js');

/** Middleware answers so for every operation: one operation that shows it is enough. */
const GENERAL = ['400', '403', '408', '413', '415', '421', '500'];

/** Holds exchanges against openapi.json, and counts which statuses of which operations they show. */
class DocumentCheck {
  constructor(file = 'openapi.json') {
    this.document = JSON.parse(readFileSync(file, 'utf8'));
    this.ajv = new Ajv2020({ strict: false, validateFormats: false });
    this.ajv.addSchema(this.document, 'openapi.json');
    this.validators = new Map();
    this.seen = new Set();
    this.routes = Object.entries(this.document.paths).map(([path, operations]) => ({
      path,
      operations,
      pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
    }));
  }

  /** What is wrong with an exchange, one sentence each. Routes of the site are not part of the document. */
  faultsOf({ method, url, headers, body, status, type, text }) {
    const [path, query = ''] = url.split('?');
    const route = this.routes
      .filter(({ pattern }) => pattern.test(path))
      .toSorted((left, right) => left.path.split('{').length - right.path.split('{').length)
      .at(0);
    const operation = route?.operations[method.toLowerCase()];
    if (!operation) return [];
    const name = operation.operationId;
    const response = this.resolve(operation.responses[status]);
    if (!response) return [`${name} documents no status ${status}`];
    this.seen.add(`${name} ${status}`);
    const faults = status < 300 ? this.requestFaults(operation, { headers, body, query }) : [];
    return [...faults, ...this.responseFaults(response, name, { status, type, text, body })].map(
      (fault) => `${name} ${status}: ${fault}`,
    );
  }

  /** A request that succeeds must follow the document, so one that the document refuses must get another status. */
  requestFaults({ parameters = [], requestBody }, { headers, body, query }) {
    const given = new URLSearchParams(query);
    const faults = parameters.flatMap(({ name, in: place, required, schema }) => {
      const value = place === 'query' ? (given.get(name) ?? undefined) : headers[name.toLowerCase()];
      if (place === 'path') return [];
      if (value === undefined) return required ? [`the parameter ${name} is missing`] : [];
      const parsed = schema.type === 'integer' && /^-?\d+$/.test(value) ? Number(value) : value;
      return this.invalid(schema, parsed).map((fault) => `the parameter ${name}: ${fault}`);
    });
    const content = requestBody?.content ?? {};
    const type = (headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
    if (requestBody && !content[type] && !content['*/*']) faults.push(`the request has the media type ${type}`);
    if (type !== 'application/json' || !content[type]) return faults;
    return [...faults, ...this.invalid(content[type].schema, body).map((fault) => `the request ${fault}`)];
  }

  responseFaults({ content }, name, { status, type, text }) {
    const media = type.split(';')[0];
    if (!content) return text ? ['a body that is not described'] : [];
    if (!content[media]) return [`the media type ${media || 'none'} is not described`];
    if (text === undefined || (name === 'getAttachment' && status === 200)) return [];
    if (media === 'text/event-stream') return this.streamFaults(content[media].schema.contentSchema, text);
    if (!media.endsWith('json') || text === '') return [];
    return this.invalid(content[media].schema, JSON.parse(text)).map((fault) => `the response ${fault}`);
  }

  streamFaults(schema, text) {
    const faults = text.split('\n\n').flatMap((frame) => {
      const [, event] = /^event: (.*)$/m.exec(frame) ?? [];
      const [, data] = /^data: (.*)$/m.exec(frame) ?? [];
      if (data === undefined) return [];
      const isNamed = event !== undefined && event !== 'run.ended';
      return this.invalid(schema, isNamed ? { event, data: JSON.parse(data) } : JSON.parse(data));
    });
    return [...new Set(faults)].map((fault) => `an event ${fault}`);
  }

  invalid(schema, value) {
    const key = JSON.stringify(schema);
    const absolute = () => JSON.parse(key.replaceAll('"#/', '"openapi.json#/'));
    if (!this.validators.has(key)) this.validators.set(key, this.ajv.compile(absolute()));
    const validate = this.validators.get(key);
    return validate(value) ? [] : [this.ajv.errorsText(validate.errors.slice(-3))];
  }

  resolve(response) {
    return response?.$ref ? this.document.components.responses[response.$ref.split('/').at(-1)] : response;
  }

  /** Which statuses were shown, and which were not. */
  coverage() {
    const operations = this.routes.flatMap(({ operations }) => Object.values(operations));
    const all = operations.flatMap(({ operationId, responses }) =>
      Object.keys(responses).map((status) => ({ name: `${operationId} ${status}`, status })),
    );
    const shown = new Set([...this.seen].map((name) => name.split(' ')[1]));
    const missing = all.filter(({ name, status }) =>
      GENERAL.includes(status) ? !shown.has(status) : !this.seen.has(name),
    );
    return { total: all.length, missing: missing.map(({ name }) => name) };
  }
}

module.exports = { DocumentCheck };
