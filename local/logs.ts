import { existsSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { REGION } from './aws-env.ts';

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

interface LogEvent {
  readonly eventId: string;
  readonly timestamp: number;
  readonly message: string;
}

/**
 * One call of the logs API. There is no SDK client for it among our dependencies and the engine does not ask for
 * signatures, so the request names key and region only.
 */
async function ask<T>(endpoint: string, action: string, input: unknown, tries = 3): Promise<T> {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Logs_20140328.${action}`,
      authorization: `AWS4-HMAC-SHA256 Credential=test/${day}/${REGION}/logs/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  });
  // It reads its logs while functions write them, and may stumble over that.
  if (answer.status >= 500 && tries > 1) return ask(endpoint, action, input, tries - 1);
  if (!answer.ok) throw new Error(`The engine's logs cannot be read (${answer.status}).`);
  return (await answer.json()) as T;
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
export async function linesSince(endpoint: string, startTime: number): Promise<Record<string, unknown>[]> {
  const lines: Record<string, unknown>[] = [];
  type Groups = { logGroups?: { logGroupName: string }[]; nextToken?: string };
  type Page = { events?: LogEvent[]; nextToken?: string };
  for (let groups: string | undefined, more = true; more; more = groups !== undefined) {
    const wish = { logGroupNamePrefix: PREFIX, ...(groups && { nextToken: groups }) };
    const page = await ask<Groups>(endpoint, 'DescribeLogGroups', wish);
    groups = page.nextToken;
    for (const { logGroupName } of page.logGroups ?? [])
      for (let token: string | undefined, left = true; left; left = token !== undefined) {
        const found = await ask<Page>(endpoint, 'FilterLogEvents', {
          logGroupName,
          startTime,
          ...(token && { nextToken: token }),
        });
        token = found.nextToken;
        for (const event of found.events ?? []) lines.push(fieldsOf(event, logGroupName));
      }
  }
  return lines;
}

/** As CloudWatch Logs Insights sees a line: the fields of its JSON, and what it says of every line. */
function fieldsOf({ timestamp, message }: LogEvent, group: string): Record<string, unknown> {
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
    '@log': group,
  };
}

/** Each call prints what is new since the last one. */
function follower(endpoint: string, logGroupNamePrefix: string, print: Print): () => Promise<void> {
  const from = new Map<string, number>();
  const seen = new Set<string>();
  return async () => {
    type Groups = { logGroups?: { logGroupName: string }[] };
    const { logGroups = [] } = await ask<Groups>(endpoint, 'DescribeLogGroups', { logGroupNamePrefix });
    for (const { logGroupName } of logGroups) {
      const wish = { logGroupName, startTime: from.get(logGroupName) ?? Date.now() - 60_000 };
      const { events = [] } = await ask<{ events?: LogEvent[] }>(endpoint, 'FilterLogEvents', wish);
      for (const event of events.filter(({ eventId }) => !seen.has(eventId))) {
        seen.add(event.eventId);
        from.set(logGroupName, event.timestamp);
        print(logGroupName.slice(PREFIX.length), event.message.trimEnd());
      }
    }
  };
}
