import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line of one request or message carries. Ids only: a log never holds words, names or numbers of people. */
export interface LogContext {
  readonly correlation?: string;
  readonly subject?: string;
  readonly event?: string;
}

const context = new AsyncLocalStorage<LogContext>();

/** Runs `work` with `fields` added to each of its log lines. */
export const withLog = <T>(fields: LogContext, work: () => T): T =>
  context.run({ ...context.getStore(), ...fields }, work);

export const correlation = (): string | undefined => context.getStore()?.correlation;

export type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

const write = (level: 'info' | 'warn' | 'error', message: string, fields: Fields) =>
  console.log(
    JSON.stringify({ level, service: process.env.HUYING_SERVICE, message, ...context.getStore(), ...fields }),
  );

/** Structured lines that CloudWatch Logs Insights can query by field. */
export const log = {
  info: (message: string, fields: Fields = {}) => write('info', message, fields),
  warn: (message: string, fields: Fields = {}) => write('warn', message, fields),
  /** The error's class and place, never its message: libraries quote their input, and with it what people wrote. */
  error: (message: string, error: unknown, fields: Fields = {}) =>
    write('error', message, {
      error: error instanceof Error ? error.name : typeof error,
      stack: error instanceof Error ? placeOf(error) : '',
      ...fields,
    }),
};

/** The first frames of the stack. The message stands in front of them and may have lines of its own, even such ones. */
const placeOf = ({ message, stack = '' }: Error): string =>
  (message ? stack.replace(message, () => '') : stack)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 3)
    .join(' | ');

/** Counts as CloudWatch metrics in embedded metric format, namespace `Huying`, dimension service. */
export function metric(
  name: string,
  value: number,
  unit: 'Count' | 'Milliseconds' = 'Count',
  at = Date.now(),
): void {
  const service = process.env.HUYING_SERVICE ?? 'local';
  console.log(
    JSON.stringify({
      _aws: {
        Timestamp: at,
        CloudWatchMetrics: [
          { Namespace: 'Huying', Dimensions: [['service']], Metrics: [{ Name: name, Unit: unit }] },
        ],
      },
      service,
      [name]: value,
    }),
  );
}
