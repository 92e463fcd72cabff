/** One line of a log: the fields of its JSON, and those that CloudWatch Logs Insights adds to every line. */
export interface LogEntry {
  /** ISO instant; a line of a file has none. */
  readonly '@timestamp'?: string;
  /** The log group, or what wrote the file. */
  readonly '@log': string;
  /** The text of a line that is no JSON object, such as the runtime's START and REPORT. */
  readonly '@message'?: string;
  readonly [field: string]: unknown;
}

/** @param timestamp epoch milliseconds */
export function entryOf(log: string, text: string, timestamp?: number): LogEntry {
  const time = timestamp === undefined ? {} : { '@timestamp': new Date(timestamp).toISOString() };
  return { ...time, '@log': log, ...(fieldsOf(text) ?? { '@message': text.trimEnd() }) };
}

function fieldsOf(text: string): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? { ...read } : undefined;
  } catch {
    return undefined;
  }
}

/** One JSON object a line, for `jq`. */
export const printEntry = (entry: LogEntry): void => console.log(JSON.stringify(entry));
