import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { layout } from '../../local/layout.ts';
import { startSystem } from '../../local/system.ts';
import { billOf, dollars, type Line, requestsOf, total } from '../support/cost/bill.ts';
import { meterFile, readMeter } from '../support/cost/meter.ts';
import { standardLives, tellFourTimes } from '../support/cost/standard-life.ts';
import { lastLine, table } from '../support/print.ts';

/**
 * `npm run bench:cost [-- --tickets 120]`: what a ticket's standard life costs, on a system of its own whose engine
 * counts: web report with the neighbourhood chosen, assigned, accepted, contacted, proposed, closed by the resident; four
 * messages with receipts, five timers, figures read once. All tickets are under way together. The services' work without any ticket is measured for a
 * minute and taken off. Last line: {wruPerTicket, rruPerTicket, requestsPerTicket, usdPerMillion}; goal ≤ 45 WRU.
 */
const HEAD = [
  '',
  'WRU',
  'RRU',
  'KB read',
  'SNS',
  'SQS',
  'KB sent',
  'calls',
  'functions',
  'GB-s',
  '$/million',
];
const { values } = parseArgs({ options: { tickets: { type: 'string', default: '120' } } });
const tickets = Number(values.tickets);
const dir = mkdtempSync(join(tmpdir(), 'huying-cost-'));
process.env.HUYING_METER = meterFile(dir);
process.env.HUYING_SYSTEM = layout(dir).system;

console.log('starting a system that counts …');
const system = await startSystem({ dir, ports: 'free', demo: 'small', persist: false, quiet: true });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => system.kill());
try {
  await tellFourTimes();
  await standardLives(2);
  // The first sweep of timers looks back an hour, minute by minute: that is no minute like any other.
  await sleep(75_000);
  await readMeter(dir);
  console.log('counting a minute without tickets …');
  await sleep(60_000);
  const idle = billOf(await readMeter(dir)).lines;
  const began = Date.now();
  const { messages, timers } = await standardLives(tickets);
  const minutes = (Date.now() - began) / 60_000;
  const { lines, sms } = billOf(await readMeter(dir));
  const each = lines.map((line) => per(tickets, line, idle, minutes));
  const sum = total(each);
  console.log(
    `\n${tickets} tickets in flight together, ${minutes.toFixed(1)} minutes; for each ticket: ` +
      `${(messages / tickets).toFixed(1)} messages (${(sms / tickets).toFixed(1)} SMS), ${(timers / tickets).toFixed(1)} timers\n`,
  );
  console.log(table([HEAD, ...each.map(row), row(sum)]));
  console.log('\nthe same services without any ticket, a minute\n');
  console.log(table([HEAD, ...idle.map(row), row(total(idle))]));
  console.log('\nSMS are the provider’s and not in the price; Lambda seconds are this machine’s.');
  lastLine({
    wruPerTicket: round(sum.wru),
    rruPerTicket: round(sum.rru),
    requestsPerTicket: round(requestsOf(sum)),
    usdPerMillion: round(dollars(sum) * 1_000_000),
  });
} finally {
  await system.stop();
  rmSync(dir, { recursive: true, force: true });
}
process.exit(0);

/** What one ticket used: the counts less what runs anyway. */
function per(tickets: number, line: Line, idle: readonly Line[], minutes: number): Line {
  const anyway = idle.find(({ service }) => service === line.service);
  const of = Object.entries(line).map(([key, value]) => {
    if (typeof value !== 'number') return [key, value];
    const background = Number(anyway?.[key as keyof Line] ?? 0) * minutes;
    return [key, Math.max(0, value - background) / tickets];
  });
  return Object.fromEntries(of) as Line;
}

function row(line: Line): (string | number)[] {
  const { service, wru, rru, readBytes, sns, sqs, messageBytes, http, invocations, gbSeconds } = line;
  const numbers = [wru, rru, readBytes / 1024, sns, sqs, messageBytes / 1024, http, invocations];
  return [
    service,
    ...numbers.map((n) => n.toFixed(1)),
    gbSeconds.toFixed(3),
    (dollars(line) * 1_000_000).toFixed(2),
  ];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
