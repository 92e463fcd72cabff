/** Path parameters by name, and the query; undefined query parameters are left out. */
export interface Filling {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, string | number | undefined>> | undefined;
}

export interface RequestLine {
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly target: string;
}

/**
 * The request line of a route as clients write it: `GET /api/casework/tickets/{id}`.
 * @throws when a parameter of the path is missing
 */
export function requestLine(route: string, { params = {}, query = {} }: Filling = {}): RequestLine {
  const [method = '', path = ''] = route.split(' ');
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${route} needs ${name}`);
    return encodeURIComponent(value);
  });
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return { method, target: given.length > 0 ? `${filled}?${new URLSearchParams(given)}` : filled };
}
