import { setTimeout as sleep } from 'node:timers/promises';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { atOnce } from '#shared/at-once.ts';
import { streamFor } from '../../../demo/random.ts';
import { tables } from '../../support/logs.ts';
import { standing } from './heads.ts';

const TABLE = 'huying-casework';
const BATCH = 25;
const LANES = 6;
/** So many neighbourhoods besides the community's; a city of a million has more. */
const OTHERS = 57;
const BLOCKS = 8;
const DAY = 86_400_000;

/** Blocks of neighbourhoods that nobody of the demo knows. */
const elsewhere = (): string[] =>
  Array.from({ length: OTHERS * BLOCKS }, (_, n) => {
    const [district, place, block] = [Math.floor(n / (BLOCKS * 10)), Math.floor(n / BLOCKS), n % BLOCKS];
    return `h${district}/h${district}-${place}/h${district}-${place}-${block}`;
  });

/** Puts `count` tickets that others had in the last year straight into casework's table, beside each other by block. */
export async function loadHeads(count: number, blocks: readonly string[], now: number): Promise<void> {
  const random = streamFor(count, 'heads');
  const all = [...blocks, ...elsewhere()];
  const client = await tables();
  const batches = Array.from({ length: Math.ceil(count / BATCH) }, (_, n) => n * BATCH);
  await atOnce(LANES, batches, async (from) => {
    const heads = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => {
      const n = from + i;
      const at = now - 7 * DAY - Math.floor(random() * 358 * DAY);
      return standing(random, all[n % all.length] ?? '', n, at);
    });
    let open = heads.map((Item) => ({ PutRequest: { Item } }));
    for (let attempt = 1; open.length > 0; attempt++) {
      const { UnprocessedItems } = await client.send(
        new BatchWriteCommand({ RequestItems: { [TABLE]: open } }),
      );
      open = (UnprocessedItems?.[TABLE] ?? []) as typeof open;
      if (open.length > 0) await sleep(50 * attempt);
    }
  });
}
