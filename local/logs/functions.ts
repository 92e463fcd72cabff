import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudWatchLogsClient,
  type FilteredLogEvent,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { clientOf } from '../../infra/tooling/system/aws-env.ts';
import { entryOf, type LogEntry } from './entry.ts';

type LogLine = FilteredLogEvent & { readonly logGroupName: string };

const PREFIX = '/huying/huying-';
/** Milliseconds between two looks. */
const PAUSE = 700;

/** The beginning of the names of log groups, of one service or of all. */
const prefixOf = (service?: string): string => `${PREFIX}${service ? `${service}-` : ''}`;

/** Every line of the log groups whose names begin so, from an instant (epoch ms) on that may differ by group. */
export async function* logLines(
  client: CloudWatchLogsClient,
  prefix = '',
  since: (group: string) => number = () => 0,
): AsyncGenerator<LogLine> {
  const groups = prefix ? { logGroupNamePrefix: prefix } : {};
  for await (const { logGroups = [] } of paginateDescribeLogGroups({ client }, groups))
    for (const { logGroupName = '' } of logGroups) {
      const asked = { logGroupName, startTime: since(logGroupName) };
      for await (const { events = [] } of paginateFilterLogEvents({ client }, asked))
        for (const event of events) yield { ...event, logGroupName };
    }
}

const entryFrom = ({ logGroupName, message = '', timestamp = 0 }: LogLine): LogEntry =>
  entryOf(logGroupName, message, timestamp);

/** What the functions of a service (or of all) have logged since an instant (epoch ms), the oldest first. */
export async function entriesSince(
  endpoint: string,
  since: number,
  service?: string,
): Promise<readonly LogEntry[]> {
  const client = new CloudWatchLogsClient(clientOf(endpoint));
  const lines: LogLine[] = [];
  for await (const line of logLines(client, prefixOf(service), () => since)) lines.push(line);
  client.destroy();
  return lines.sort((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0)).map(entryFrom);
}

/** Prints what the functions of a service (or of all) log from a minute ago on, for ever, also over a restart. */
export async function followFunctions(
  endpoint: string,
  service: string | undefined,
  print: (entry: LogEntry) => void,
): Promise<never> {
  const look = follower(endpoint, prefixOf(service), print);
  for (;;) {
    await look().catch(() => {}); // the engine is being stopped or started
    await sleep(PAUSE);
  }
}

/** Each call prints what is new since the last one. */
function follower(endpoint: string, prefix: string, print: (entry: LogEntry) => void): () => Promise<void> {
  const client = new CloudWatchLogsClient(clientOf(endpoint));
  const from = new Map<string, number>();
  const seen = new Set<string>();
  const since = (group: string): number => from.get(group) ?? Date.now() - 60_000;
  return async () => {
    for await (const line of logLines(client, prefix, since)) {
      const { eventId = '', logGroupName, timestamp = 0 } = line;
      if (seen.has(eventId)) continue;
      seen.add(eventId);
      from.set(logGroupName, timestamp);
      print(entryFrom(line));
    }
  };
}
