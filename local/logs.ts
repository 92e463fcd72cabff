import { existsSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudWatchLogsClient,
  type FilteredLogEvent,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { clientOf } from '../infra/tooling/system/aws-env.ts';

type Print = (source: string, line: string) => void;

const TAIL = 4000; // bytes shown of what was there before
const PAUSE = 700; // milliseconds between two looks

/** Prints what is added to a file, for ever. */
export async function followFile(source: string, path: string, print: Print): Promise<never> {
  let position = existsSync(path) ? Math.max(0, (await stat(path)).size - TAIL) : 0;
  let rest = '';
  for (;;) {
    if (existsSync(path)) {
      const file = await open(path);
      const { size } = await file.stat();
      if (size < position) position = 0;
      const buffer = Buffer.alloc(size - position);
      await file.read(buffer, 0, buffer.length, position);
      await file.close();
      position = size;
      const lines = (rest + buffer.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) print(source, line);
    }
    await sleep(PAUSE);
  }
}

type LogLine = FilteredLogEvent & { readonly logGroupName: string };

/** Every line of the log groups whose names begin so, from an instant (epoch ms) on that may differ by group. */
export async function* logLines(
  client: CloudWatchLogsClient,
  prefix = '',
  since: (group: string) => number = () => 0,
): AsyncGenerator<LogLine> {
  const groups = prefix ? { logGroupNamePrefix: prefix } : {};
  for await (const { logGroups = [] } of paginateDescribeLogGroups({ client }, groups))
    for (const { logGroupName = '' } of logGroups) {
      const wish = { logGroupName, startTime: since(logGroupName) };
      for await (const { events = [] } of paginateFilterLogEvents({ client }, wish))
        for (const event of events) yield { ...event, logGroupName };
    }
}

/** Prints what the functions of a service (or of all) log from a minute ago on, for ever, also over a restart. */
export async function followFunctions(
  endpoint: string,
  service: string | undefined,
  print: Print,
): Promise<never> {
  const look = follower(endpoint, `${PREFIX}${service ? `${service}-` : ''}`, print);
  for (;;) {
    await look().catch(() => {}); // the engine is being stopped or started
    await sleep(PAUSE);
  }
}

const PREFIX = '/huying/huying-';

/** Every line of the functions since an instant (epoch ms), as the fields that a query knows. */
export async function linesSince(endpoint: string, since: number): Promise<Record<string, unknown>[]> {
  const client = new CloudWatchLogsClient(clientOf(endpoint));
  const lines: Record<string, unknown>[] = [];
  for await (const line of logLines(client, PREFIX, () => since)) lines.push(fieldsOf(line));
  client.destroy();
  return lines;
}

/** As CloudWatch Logs Insights sees a line: the fields of its JSON, and what it says of every line. */
function fieldsOf({ timestamp = 0, message = '', logGroupName }: LogLine): Record<string, unknown> {
  let fields: Record<string, unknown> = {};
  try {
    fields = JSON.parse(message) as Record<string, unknown>;
  } catch {
    // the runtime's own lines, such as START and REPORT
  }
  return {
    ...fields,
    '@timestamp': new Date(timestamp).toISOString(),
    '@message': message.trimEnd(),
    '@log': logGroupName,
  };
}

/** Each call prints what is new since the last one. */
function follower(endpoint: string, prefix: string, print: Print): () => Promise<void> {
  const client = new CloudWatchLogsClient(clientOf(endpoint));
  const from = new Map<string, number>();
  const seen = new Set<string>();
  const since = (group: string): number => from.get(group) ?? Date.now() - 60_000;
  return async () => {
    for await (const line of logLines(client, prefix, since)) {
      const { eventId = '', logGroupName, timestamp = 0, message = '' } = line;
      if (seen.has(eventId)) continue;
      seen.add(eventId);
      from.set(logGroupName, timestamp);
      print(logGroupName.slice(PREFIX.length), message.trimEnd());
    }
  };
}
