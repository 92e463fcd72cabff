import type { Operation } from './contracts.ts';

/** Status → codes, in the order of statuses. */
export type Refusals = ReadonlyMap<number, readonly string[]>;

type Refusal = readonly [number, ...string[]];

/** What every caller of a route may be told because of who may call it and what it takes. */
function ofShape({ spec, path }: Operation): Refusal[] {
  const { access, body, query, keyed, method } = spec;
  const changes = method !== 'GET';
  return [
    // A token that does not verify is never taken for nobody, not even where anybody may call.
    [401, 'token-expired'],
    ...(access === 'public' ? [] : [[401, 'sign-in-needed'] as const]),
    ...(access === 'public' || access === 'resident' ? [] : [[403, 'no-right'] as const]),
    ...(access === 'resident' || path.includes('{') ? [[404, 'not-found'] as const] : []),
    ...(changes
      ? ([
          [403, 'cross-site'],
          [413, 'too-large'],
        ] as const)
      : []),
    ...(body
      ? ([
          [400, 'bad-json', 'bad-encoding'],
          [415, 'not-json'],
        ] as const)
      : []),
    ...(body || query ? [[422, 'invalid'] as const] : []),
    ...(keyed
      ? ([
          [400, 'idempotency-key-needed'],
          [409, 'conflict'],
          [422, 'idempotency-key-reused'],
        ] as const)
      : []),
  ];
}

/** Everything that a route may refuse with: by its shape, and by its contract. */
export function refusalsOf(operation: Operation): Refusals {
  const own = Object.entries(operation.contract.refusals ?? {}).map(
    ([status, codes]): Refusal => [Number(status), ...codes],
  );
  const all = new Map<number, string[]>();
  for (const [status, ...codes] of [...ofShape(operation), ...own])
    all.set(status, [...new Set([...(all.get(status) ?? []), ...codes])]);
  return new Map([...all].sort(([a], [b]) => a - b));
}
