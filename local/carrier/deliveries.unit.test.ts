import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../infra/tooling/testing/temp-folder.ts';
import { Deliveries } from './deliveries.ts';

test('the carrier remembers deliveries across restarts, even with a truncated last line', () => {
  const file = join(tempFolder('deliveries'), 'deliveries.jsonl');
  const delivery = { id: 'm-1', at: '2026-11-22T01:02:03.456Z', fate: 'SUCCESS' } as const;
  new Deliveries(file).add(delivery);
  appendFileSync(file, '\n{"id":"m-2","at":"20');
  const again = new Deliveries(file);
  expect(again.of('m-1')).toEqual(delivery);
  expect(again.of('m-2')).toBeUndefined();
  again.add({ ...delivery, id: 'm-3' });
  expect(new Deliveries(file).of('m-3')).toBeDefined();
});
