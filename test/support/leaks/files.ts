import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { layout } from '../../../infra/tooling/system/layout.ts';
import type { Pieces, Searched } from './place.ts';

/** What the engine, the front door, the deployment and the carrier write, line by line; addresses apart. */
export async function* fileLines({ dir }: Searched): Pieces {
  const { accessLog, deliveries } = layout(dir);
  const logs = readdirSync(dir)
    .filter((name) => name.endsWith('.log'))
    .map((name) => join(dir, name));
  for (const file of [...logs, deliveries].filter(existsSync)) {
    const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
    let number = 0;
    for await (const text of lines)
      yield { place: file === accessLog ? 'addresses' : 'files', where: `${file}:${++number}`, text };
  }
}
