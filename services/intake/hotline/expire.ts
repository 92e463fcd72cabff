import { edge } from '#shared/edge/edge.ts';
import { logged } from '#shared/edge/logged.ts';
import { intakeDeps } from '../wiring/deps.ts';
import { sweep } from './sweep.ts';

const deps = intakeDeps();

/** Once a minute: no call stays without an end. */
export const handler = edge(async () => ({ calls: await sweep(deps, Date.now()) })).use(
  logged('calls looked after', (count: { calls: number }) => (count.calls > 0 ? count : undefined)),
);
