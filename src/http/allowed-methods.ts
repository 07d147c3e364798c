import type { Request } from 'express';

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

/**
 * The methods of the routes with the path of a request, as `Allow` names them. Empty for an unknown path. Routes with a
 * wildcard do not count: they serve files and pages, of which most do not exist.
 */
export function allowedMethods({ app, path }: Request): string[] {
  const { stack } = app.router as unknown as { readonly stack: readonly Layer[] };
  const routes = stack.filter((layer) => layer.route && !layer.route.path.includes('*') && layer.match(path));
  const methods = routes.flatMap(({ route }) => Object.keys(route!.methods)).map((method) => method.toUpperCase());
  if (methods.includes('GET')) methods.push('HEAD');
  return [...new Set(methods)].toSorted();
}
