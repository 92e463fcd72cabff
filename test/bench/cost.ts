import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readSms } from '../../local/carrier/sms.ts';
import { OwnSystem } from '../../local/own-system.ts';
import { lastLine, table } from '../support/print.ts';
import { billOf, dollars, eventsOf, type Line, requestsOf, total } from './cost/bill.ts';
import { ASSUMED, cityYear, type Measured, onAws, partsOf, smsYear } from './cost/city.ts';
import { deployed } from './cost/deployed.ts';
import { looks, storedBytes, TABLES } from './cost/looks.ts';
import { meterFile, readMeter } from './cost/meter.ts';
import { standardLives, tellFourTimes } from './cost/standard-life.ts';

/**
 * `npm run bench:cost [-- --tickets 120 --city 24000000]`: what a ticket's standard life costs, on a system of its own whose engine
 * counts: web report with the neighbourhood chosen, assigned, accepted, contacted, proposed, closed by the resident; four
 * messages with receipts, five timers, figures read once. All tickets are under way together. The services' work without any ticket is measured for a
 * minute and taken off. With `--city`: what a year with so many tickets costs at list price, from these units and the assumptions
 * of `city.ts`. Every event that was published must have had a subscriber. Last line: {wruPerTicket, rruPerTicket, requestsPerTicket, usdPerMillion}; goal ≤ 45 WRU.
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
const WARM_UP = 2;
const { values } = parseArgs({
  options: { tickets: { type: 'string', default: '120' }, city: { type: 'string' } },
});
const tickets = Number(values.tickets);
const own = new OwnSystem('cost');
const { dir } = own.at;

let good = false;
try {
  console.log('starting a system that counts …');
  const system = await own.start({ quiet: true, engineEnv: { HUYING_METER: meterFile(dir) } });
  await tellFourTimes();
  await standardLives(WARM_UP);
  // The first sweep of timers looks back an hour, minute by minute: that is no minute like any other.
  await sleep(75_000);
  await readMeter(dir);
  console.log('counting a minute without tickets …');
  await sleep(60_000);
  const idle = billOf(await readMeter(dir)).lines;
  const before = await storedBytes(TABLES);
  const began = Date.now();
  const { messages, timers } = await standardLives(tickets);
  const minutes = (Date.now() - began) / 60_000;
  const counts = await readMeter(dir);
  const { lines, sms } = billOf(counts);
  const unheard = eventsOf(counts).filter((event) => event.unheard > 0);
  good = unheard.length === 0;
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
  const published = eventsOf(counts).reduce((n, event) => n + event.published, 0);
  console.log(
    `${published} events published; without a subscriber: ${unheard.map(({ type }) => type).join(', ') || 'none'}`,
  );
  if (values.city) {
    const [page, ticketPage, list] = await looks(dir);
    const measured = { page, ticketPage, list, life: each, idleMinute: total(idle) };
    const storedPerTicket = ((await storedBytes(TABLES)) - before) / tickets;
    const told = (await readSms(system.endpoint)) ?? [];
    const smsParts = told.reduce((n, { text }) => n + partsOf(text), 0) / (tickets + WARM_UP);
    tellCity(Number(values.city), { ...measured, storedBytes: storedPerTicket, smsParts });
  }
  lastLine({
    wruPerTicket: round(sum.wru),
    rruPerTicket: round(sum.rru),
    requestsPerTicket: round(requestsOf(sum)),
    usdPerMillion: round(dollars(sum) * 1_000_000),
  });
} finally {
  await own.stop();
  own.discard();
}
process.exit(good ? 0 : 1);

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

function tellCity(tickets: number, measured: Measured): void {
  const fixed = deployed();
  const year = Object.entries(cityYear(tickets, measured, fixed)).sort(([, a], [, b]) => b - a);
  const all = year.reduce((sum, [, usd]) => sum + usd, 0);
  const sms = smsYear(tickets, measured);
  console.log(`\na year with ${tickets.toLocaleString('en')} tickets at list price, US dollars\n`);
  console.log(
    table([
      ['what', '$ a year', 'share'],
      ...year.map(([what, usd]) => [what, usd.toFixed(0), `${((usd / all) * 100).toFixed(1)} %`]),
      ['all of AWS', all.toFixed(0), ''],
      [`SMS (${measured.smsParts.toFixed(1)} parts a ticket)`, sms.toFixed(0), ''],
    ]),
  );
  const lives = measured.life.map(
    (line) => [line.service, (dollars(onAws(line)) * tickets).toFixed(0)] as const,
  );
  const looked: [string, Line][] = [
    ['a page of residents', measured.page],
    ['a ticket’s page of staff', measured.ticketPage],
    ['a look at a worklist', measured.list],
  ];
  console.log('\nof it for tickets, by service\n');
  console.log(table([['service', '$ a year'], ...lives.sort(([, a], [, b]) => Number(b) - Number(a))]));
  console.log('\na look costs\n');
  console.log(table([HEAD, ...looked.map(([name, line]) => row({ ...onAws(line), service: name }))]));
  console.log(
    `\n${(measured.storedBytes / 1024).toFixed(1)} KB stored a ticket. Assumed: ${JSON.stringify(ASSUMED)}; deployed: ${JSON.stringify(fixed)}`,
  );
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
