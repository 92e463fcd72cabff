import { expect, test } from 'vitest';
import type { Probe } from './probe.ts';
import { type Place, tryRemoval } from './removal.ts';
import type { Grant } from './roles.ts';

const grant: Grant = { fn: 'huying-x-api', action: 'dynamodb:PutItem', resource: 'r', except: false };

/** A system in which every use of the grant is refused while it is away, and its roles' history. */
function place() {
  const history: string[] = [];
  let away = false;
  const roles = {
    remove: async () => {
      history.push('remove');
      away = true;
    },
    restore: async () => {
      history.push('restore');
      away = false;
    },
  };
  const refused = { fn: grant.fn, action: grant.action, resource: 'r', allowed: false };
  const decisions = { mark: () => 0, of: () => [refused] };
  const log = { tellsOfDenial: async () => true, lines: async () => [] };
  const made = { cool: async () => undefined, pauseMs: 0, roles, decisions, log } as unknown as Place;
  return { history, isAway: () => away, made };
}

const probe = (prepare: Probe['prepare']): Probe => ({ fn: grant.fn, name: 'a way', prepare });

test('retries a preparation that fails once', async () => {
  const { history, isAway, made } = place();
  let times = 0;
  const flaky = probe(async () => {
    if (times++ === 0) throw new Error('busy');
    return async () => ({ done: async () => !isAway() });
  });
  expect(await tryRemoval(made, grant, flaky)).toEqual({ grant, result: 'noticed', why: '', probe: 'a way' });
  expect(history).toEqual(['remove', 'restore', 'restore']);
});

test('reports a probe that cannot be prepared as wrong, without removing the grant', async () => {
  const { history, made } = place();
  const never = probe(async () => {
    throw new Error('no ticket came');
  });
  expect(await tryRemoval(made, grant, never)).toEqual({
    grant,
    result: 'wrong',
    why: 'it could not be prepared: no ticket came',
    probe: 'a way',
  });
  expect(history).toEqual([]);
});
