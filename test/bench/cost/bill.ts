import type { Counts } from './meter.ts';
import prices from './prices.json' with { type: 'json' };

/** List prices in US dollars a million; Lambda on arm64, on-demand DynamoDB. `prices.json` says of when and where. */
export const PRICES = prices.aMillion;

/** One line of the bill: what a service used. */
export interface Line {
  readonly service: string;
  wru: number;
  rru: number;
  readBytes: number;
  /** SNS publishes and everything that SQS counts: sends, deliveries, receives, deletes. */
  sns: number;
  sqs: number;
  messageBytes: number;
  invocations: number;
  gbSeconds: number;
  http: number;
  /** Not billed: how long functions ran here, and what they asked of DynamoDB and SQS meanwhile. */
  ms: number;
  db: number;
  sends: number;
}

const empty = (service: string): Line => ({
  service,
  wru: 0,
  rru: 0,
  readBytes: 0,
  sns: 0,
  sqs: 0,
  messageBytes: 0,
  invocations: 0,
  gbSeconds: 0,
  http: 0,
  ms: 0,
  db: 0,
  sends: 0,
});

/** `huying-intake-vault` is intake's, and so is the function `huying-intake-api`. */
const serviceOf = (name: string): string => name.split('-')[1] ?? name;

/** The counts by service; what is not ours is left out. SMS are counted apart: their price is the provider's. */
export function billOf(counts: Counts): { readonly lines: Line[]; readonly sms: number } {
  const lines = new Map<string, Line>();
  let sms = 0;
  for (const [key, of] of Object.entries(counts)) {
    const [kind, name = ''] = key.split(':');
    if (key === 'sns:sms') sms += of.requests ?? 0;
    if (!name.startsWith('huying-')) continue;
    const line = lines.get(serviceOf(name)) ?? empty(serviceOf(name));
    lines.set(line.service, line);
    add(line, kind ?? '', of);
  }
  return { lines: [...lines.values()].sort((a, b) => b.wru - a.wru), sms };
}

function add(line: Line, kind: string, of: Readonly<Record<string, number>>): void {
  line.wru += of.wru ?? 0;
  line.rru += of.rru ?? 0;
  line.readBytes += of.readBytes ?? 0;
  line.invocations += of.invocations ?? 0;
  line.gbSeconds += of.gbSeconds ?? 0;
  line.http += of.http ?? 0;
  line.sqs += of.sqsPolls ?? 0;
  line.ms += of.ms ?? 0;
  if (kind === 'dynamodb') line.db += (of.reads ?? 0) + (of.writes ?? 0);
  if (kind === 'sqs') line.sends += of.requests ?? 0;
  if (kind === 'sns') line.sns += of.requests ?? 0;
  if (kind === 'sqs') line.sqs += (of.requests ?? 0) + (of.deliveries ?? 0);
  if (kind === 'sns' || kind === 'sqs') line.messageBytes += of.bytes ?? 0;
}

/** What services bill by the request: API calls, invocations, SNS and SQS. */
export const requestsOf = (line: Line): number => line.http + line.invocations + line.sns + line.sqs;

/** US dollars at list price. */
export const dollars = (line: Line): number =>
  Object.entries(PRICES).reduce((sum, [unit, price]) => sum + line[unit as keyof typeof PRICES] * price, 0) /
  1_000_000;

export function total(lines: readonly Line[]): Line {
  const all = empty('total');
  const sums = all as unknown as Record<string, number>;
  for (const line of lines)
    for (const [key, value] of Object.entries(line))
      if (typeof value === 'number') sums[key] = (sums[key] ?? 0) + value;
  return all;
}

/** Events by type: how many were published, and how many of them nobody had subscribed to. */
export function eventsOf(counts: Counts): { type: string; published: number; unheard: number }[] {
  return Object.entries(counts)
    .filter(([key]) => key.startsWith('event:'))
    .map(([key, { published = 0, unheard = 0 }]) => ({
      type: key.slice('event:'.length),
      published,
      unheard,
    }))
    .sort((a, b) => b.unheard - a.unheard || b.published - a.published);
}
