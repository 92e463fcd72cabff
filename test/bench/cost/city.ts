import { type Line, PRICES } from './bill.ts';
import type { Deployed } from './deployed.ts';
import prices from './prices.json' with { type: 'json' };

/** What is measured for one ticket, and for one look. */
export interface Measured {
  /** A ticket's standard life, by service. */
  readonly life: readonly Line[];
  /** A page of residents, a ticket's page of staff, a look at a worklist. */
  readonly page: Line;
  readonly ticketPage: Line;
  readonly list: Line;
  /** The services' work in a minute without any ticket. */
  readonly idleMinute: Line;
  /** Bytes in all tables, and parts of SMS, that a ticket leaves behind. */
  readonly storedBytes: number;
  readonly smsParts: number;
}

/** What nobody can measure here: how a city uses it. */
export const ASSUMED = {
  staff: 20_000,
  /** A list that is looked at is asked for again every 15 seconds; hours a person looks, on so many days. */
  listHours: 1,
  workdays: 250,
  asksAnHour: 240,
  pagesATicket: 6,
  ticketPagesATicket: 5,
  /** Photos of a report, on average, and their size. */
  photos: 0.3,
  photoMB: 0.5,
  /** Bytes that a request brings to a browser, and a line that an invocation logs (the platform's own included). */
  answerKB: 6,
  logKB: 0.8,
  /** Months that tickets stay in their tables; in the middle of a running system. */
  keptMonths: 24,
};

/**
 * How long functions would run on AWS, in ms: what they ask of others, one after the other, at what such calls take there
 * (`ms` of this machine contains its own load and one engine that does everything).
 */
export const AWS_MS = { invocation: 3, db: 5, sns: 15, sqs: 8 } as const;

const MONTHS = 12;
const MINUTES = 365 * 24 * 60;
const GB = 1e9;

/** The same line with the duration of AWS instead of this machine's; memory as it is. */
export function onAws(line: Line): Line {
  const ms =
    line.invocations * AWS_MS.invocation +
    line.db * AWS_MS.db +
    line.sns * AWS_MS.sns +
    line.sends * AWS_MS.sqs;
  const gb = line.ms > 0 ? line.gbSeconds / (line.ms / 1000) : 0;
  return { ...line, ms, gbSeconds: (ms / 1000) * gb };
}

/** So many of a line. */
export const times = (line: Line, n: number): Line =>
  Object.fromEntries(
    Object.entries(line).map(([key, value]) => [key, typeof value === 'number' ? value * n : value]),
  ) as unknown as Line;

/** A year in US dollars by product of AWS; `sms` stands apart: it is a carrier's. */
export function cityYear(
  tickets: number,
  m: Measured,
  deployed: Deployed,
  of: typeof ASSUMED = ASSUMED,
): Record<string, number> {
  const asks = of.staff * of.listHours * of.workdays * of.asksAnHour;
  const used = [
    ...m.life.map((line) => times(line, tickets)),
    times(m.page, tickets * of.pagesATicket),
    times(m.ticketPage, tickets * of.ticketPagesATicket),
    times(m.list, asks),
    times(m.idleMinute, MINUTES),
  ].map(onAws);
  const sum = (unit: keyof typeof PRICES) => used.reduce((all, line) => all + line[unit], 0);
  const millions = (unit: keyof typeof PRICES) => (sum(unit) / 1e6) * PRICES[unit];
  const o = prices.others;
  const storedGB = (tickets / MONTHS) * of.keptMonths * (m.storedBytes / GB);
  const photoGB = (tickets / MONTHS) * of.keptMonths * of.photos * (of.photoMB / 1000);
  const logGB = (sum('invocations') * of.logKB) / 1e6;
  const http = sum('http');
  return {
    'DynamoDB writes': millions('wru'),
    'DynamoDB reads': millions('rru'),
    'DynamoDB storage': storedGB * o.dynamodbGBMonth * MONTHS,
    'point-in-time recovery': storedGB * o.pitrGBMonth * MONTHS,
    'Lambda requests': millions('invocations'),
    'Lambda duration': millions('gbSeconds'),
    'HTTP API': millions('http'),
    SQS: millions('sqs'),
    SNS: millions('sns'),
    CloudFront: (http / 1e6) * o.cloudfrontMillionRequests + ((http * of.answerKB) / 1e6) * o.cloudfrontGB,
    logs: logGB * (o.logsGB + o.logsGBMonth),
    'photos (S3)': photoGB * o.s3GBMonth * MONTHS + ((tickets * of.photos) / 1e6) * o.s3MillionPuts,
    'keys and secrets':
      (deployed.keys * o.kmsKeyMonth + deployed.secrets * o.secretMonth) * MONTHS +
      ((deployed.keyUsers * MINUTES) / 5 / 1e6) * o.kmsMillionRequests,
    'alarms, metrics, dashboard':
      (deployed.alarms * o.alarmMonth +
        deployed.metrics * o.metricMonth +
        deployed.dashboards * o.dashboardMonth) *
      MONTHS,
    'sign-in (Cognito)': of.staff * o.cognitoUserMonth * MONTHS,
  };
}

/** What the messages cost, at a carrier's list price. */
export const smsYear = (tickets: number, { smsParts }: Pick<Measured, 'smsParts'>): number =>
  tickets * smsParts * prices.others.smsPart;

/** Parts that a text of Chinese takes: 70 characters alone, 67 each when joined. */
export const partsOf = (text: string): number => (text.length <= 70 ? 1 : Math.ceil(text.length / 67));
