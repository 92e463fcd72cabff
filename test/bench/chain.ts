import { randomUUID } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { messagesAbout, tables, takenAt } from '../support/logs.ts';
import { lastLine, percentile, table } from '../support/print.ts';
import { clearReport, sendReport } from '../support/report.ts';
import { system } from '../support/system.ts';
import { until } from '../support/until.ts';
import { deployEcho, destroyEcho } from './echo/deploy.ts';
import { postEcho } from './echo/post.ts';

/**
 * `npm run bench:chain`: from a web report to the worker's SMS, against ten-line functions that make the same SDK calls
 * along the same arrows, on the same engine, turn by turn. Last line: {p50Ms, echoP50Ms, p50Ratio}. Goal: ≤ 1.5.
 */
const ROUNDS = Number(process.env.ROUNDS ?? 30);
const WARM_UP = 5;

async function product(): Promise<number> {
  const start = Date.now();
  const { report } = await sendReport(clearReport());
  const sent = await until('the worker’s SMS', async () => {
    const head = (await messagesAbout(report)).find((h) => h.pk.includes('~assigned~'));
    return takenAt(head);
  });
  return sent - start;
}

async function echo(apiId: string): Promise<number> {
  const id = randomUUID();
  const start = Date.now();
  // Straight at the engine; the product's reports pass the front door as well.
  await postEcho(apiId, { id, text: clearReport().words });
  const at = await until('the echo’s SMS', async () => {
    const key = { pk: id, sk: 'done-assigned' };
    const { Item } = await (await tables()).send(
      new GetCommand({ TableName: 'echo-notification', Key: key }),
    );
    return Item?.at as string | undefined;
  });
  return Date.parse(at) - start;
}

console.log('deploying the echo …');
const running = await system();
const times = { product: [] as number[], echo: [] as number[] };
try {
  const apiId = deployEcho(running);
  for (let i = 0; i < WARM_UP + ROUNDS; i++) {
    const ours = await product();
    const theirs = await echo(apiId);
    if (i < WARM_UP) continue;
    times.product.push(ours);
    times.echo.push(theirs);
  }
} finally {
  destroyEcho(running);
}
const row = (name: string, list: number[]) => [
  name,
  ...[0.5, 0.95].map((p) => percentile(list, p)),
  Math.min(...list),
];
console.log(`\nweb report → worker’s SMS, ${ROUNDS} rounds after ${WARM_UP} to warm up, milliseconds\n`);
console.log(
  table([['', 'p50', 'p95', 'min'], row('Huying', times.product), row('ten-line functions', times.echo)]),
);
const p50Ms = percentile(times.product, 0.5);
const echoP50Ms = percentile(times.echo, 0.5);
lastLine({ p50Ms, echoP50Ms, p50Ratio: Number((p50Ms / echoP50Ms).toFixed(2)) });
process.exit(0);
