import httpRouter from '@middy/http-router';
import type { Context } from 'aws-lambda';
import type { RouteSpec } from '#shared/service/manifest.ts';
import type { HttpEvent, HttpHandler } from './step.ts';

/** What a request may ask for, and what then runs. */
export interface Route extends Pick<RouteSpec, 'method' | 'path'> {
  readonly handle: HttpHandler;
}
type Found = ReturnType<HttpHandler> | undefined;

/**
 * What a `{name}` segment may hold: an id. Our own row prefixes (`grant#…`) cannot be named by a path, nor can a key be
 * empty or longer than the database takes; all such paths are simply unknown.
 */
const ID = /^[\w.@-]{1,128}$/;

/**
 * Hands a request to its route by method and whole path, or to `unknown`. middy's router finds it; what that leaves
 * open is closed here: ids are decoded and checked, a trailing slash is another path, a literal segment wins over a
 * parameter wherever it stands in the manifest, and parameters that came with the event do not count.
 */
export function router(prefix: string, routes: readonly Route[], unknown: HttpHandler): HttpHandler {
  const find = httpRouter<HttpEvent>({
    routes: routes
      .toSorted((a, b) => parameters(a.path) - parameters(b.path))
      .map(({ method, path, handle }) => ({
        method,
        path: prefix + path,
        handler: withIds(handle) as never,
      })),
    notFoundResponse: () => undefined,
  }) as unknown as (event: HttpEvent, context: Context) => Found;
  return (event, context) => {
    const asked = routable(event);
    return (asked && find(asked, context)) ?? unknown(event, context);
  };
}

const parameters = (path: string): number => path.split('{').length - 1;

/** The event as the router reads it: version 2.0, the raw path, no parameters; nothing when it could not read it. */
function routable(event: HttpEvent): HttpEvent | undefined {
  const { rawPath, requestContext } = event;
  const { http } = requestContext;
  if (!http.method || !rawPath || rawPath.endsWith('/')) return undefined;
  const { pathParameters: _, ...rest } = event;
  return { ...rest, version: '2.0', requestContext: { ...requestContext, http: { ...http, path: rawPath } } };
}

const withIds =
  (handle: HttpHandler) =>
  (event: HttpEvent, context: Context): Found => {
    const captured = Object.entries(event.pathParameters ?? {});
    const ids = captured.map(([name, part]) => [name, decoded(part ?? '')] as const);
    if (ids.some(([, id]) => !ID.test(id))) return undefined;
    return handle({ ...event, pathParameters: Object.fromEntries(ids) }, context);
  };

/** Empty, and so no id, when the percent signs make no sense. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
