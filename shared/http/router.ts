import type { RouteSpec } from '#shared/service/manifest.ts';

export interface Match {
  readonly name: string;
  readonly spec: RouteSpec;
  readonly params: Record<string, string>;
}

/**
 * What a `{name}` segment may hold: an id. Our own row prefixes (`grant#…`) cannot be named by a path, nor can a key be
 * empty or longer than the database takes; all such paths are simply unknown.
 */
const ID = /^[\w.@-]{1,128}$/;

/** Matches method and path against the manifest's routes; literal segments win over `{name}` ones. */
export function matcher(prefix: string, routes: Readonly<Record<string, RouteSpec>>) {
  const table = Object.entries(routes)
    .map(([name, spec]) => ({ name, spec, segments: (prefix + spec.path).split('/').slice(1) }))
    .sort((a, b) => wildcards(a.segments) - wildcards(b.segments));
  return (method: string, path: string): Match | undefined => {
    const parts = path.split('/').slice(1);
    for (const { name, spec, segments } of table) {
      if (spec.method !== method || segments.length !== parts.length) continue;
      const params = capture(segments, parts);
      if (params) return { name, spec, params };
    }
    return undefined;
  };
}

const wildcards = (segments: readonly string[]) => segments.filter((s) => s.startsWith('{')).length;

function capture(segments: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [i, segment] of segments.entries()) {
    const part = parts[i] ?? '';
    if (!segment.startsWith('{')) {
      if (segment !== part) return undefined;
      continue;
    }
    const id = decoded(part);
    if (!ID.test(id)) return undefined;
    params[segment.slice(1, -1)] = id;
  }
  return params;
}

/** Empty, and so no id, when the percent signs make no sense. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
