import type { CloudEvent } from '#events/envelope.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { load } from '#shared/commit/commit.ts';
import { toFact } from '#shared/commit/entry.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { clock } from '../domain/aggregate.ts';
import type { ClockFact, Ms } from '../domain/clock.ts';
import type { Terms } from '../domain/terms.ts';
import type { Cursor } from '../timers/cursor.ts';
import { dueItems, keyOf } from '../timers/due-items.ts';
import { onTimer, type TimerMessage } from '../timers/on-timer.ts';
import { commitAndSchedule } from '../timers/schedule-timer.ts';
import { sweep } from '../timers/sweep.ts';
import { watcher } from '../timers/watch.ts';
import { applyWithPolicies } from './clock-fixture.ts';
import { inputFor } from './ticket-events.ts';

interface Stored {
  readonly pk: string;
  readonly sk: string;
}

/** The timers of clocks in memory: table, stream, queue and sweep, at a time that the test sets. */
export class MemoryTimers {
  now: Ms;
  readonly store = memoryStore();
  readonly items = new Map<string, Stored>();
  readonly stream: Stored[] = [];
  readonly queue: { message: TimerMessage; at: Ms }[] = [];
  readonly cursor: { announced?: number; swept?: number } = {};
  /** Called before each put of a due item, send and sweep query; throws to inject a fault. */
  onCall: (where: 'put' | 'send' | 'query') => void = () => undefined;
  #arrivals = 0;
  readonly #of: Partial<Terms>;

  constructor(now: Ms, of: Partial<Terms> = {}) {
    this.now = now;
    this.#of = of;
  }

  readonly rows = {
    put: async (row: Stored) => {
      this.onCall('put');
      this.items.set(`${row.pk} ${row.sk}`, row);
      this.stream.push(row);
    },
    get: async (pk: string, sk: string) => this.items.get(`${pk} ${sk}`) as never,
    keys: async (index: { attribute: string }, value: string, of: { after?: { pk: string } }) => {
      const heads = this.store.items().filter((item) => item.sk === '-' && item[index.attribute] === value);
      const [first, ...more] = heads
        .filter(({ pk }) => pk > (of.after?.pk ?? ''))
        .sort((a, b) => (a.pk < b.pk ? -1 : 1));
      return {
        keys: first ? [{ pk: first.pk, sk: '-' }] : [],
        ...(first && more.length > 0 && { next: { pk: first.pk } }),
      };
    },
    many: async (keys: readonly { pk: string }[]) =>
      this.store.items().filter(({ pk, sk }) => sk === '-' && keys.some((k) => k.pk === pk)) as never[],
    page: async (pk: string) => {
      this.onCall('query');
      return { rows: [...this.items.values()].filter((row) => row.pk === pk) as never[] };
    },
  };
  readonly #cursor = {
    read: async (): Promise<Cursor> => ({ ...this.cursor }),
    raise: async (field: keyof Cursor, to: number) => {
      this.cursor[field] = Math.max(this.cursor[field] ?? 0, to);
    },
  };
  readonly #send = (via: TimerMessage['via']) => async (due: readonly Omit<TimerMessage, 'via'>[]) => {
    for (const item of due) {
      this.onCall('send');
      this.queue.push({ message: { ...item, via }, at: Math.max(item.due, this.now) });
    }
  };

  get parts() {
    return { stores: { store: this.store }, items: dueItems(this.rows as never, () => this.now) };
  }

  async applyEvent(event: CloudEvent): Promise<void> {
    const input = inputFor(event);
    if (!input) return;
    const by = { cause: { id: event.id }, at: new Date(this.now).toISOString(), actor: 'system' };
    await commitAndSchedule(this.parts, event.subject, by, (c) => applyWithPolicies(c, input, this.#of));
  }

  /** The watcher handles the records of the stream. */
  async runWatcher(): Promise<void> {
    const Records = this.stream.map(({ pk, sk }) => ({
      dynamodb: { NewImage: { pk: { S: pk }, sk: { S: sk } } },
    }));
    const watch = watcher({ cursor: this.#cursor, send: this.#send('stream'), now: () => this.now });
    await watch({ Records } as never, {} as never);
    this.stream.length = 0;
  }

  runSweep = (hasTime: () => boolean = () => true) =>
    sweep({
      rows: this.rows as never,
      cursor: this.#cursor,
      send: this.#send('sweep'),
      now: () => this.now,
      hasTime,
    });

  /** Delivers the messages that are due; one that fails is delivered again after a second. */
  async deliverDue(): Promise<void> {
    const due = this.queue.filter(({ at }) => at <= this.now);
    for (const sent of due) {
      this.queue.splice(this.queue.indexOf(sent), 1);
      await this.onTimer(sent.message).catch(() => this.queue.push({ ...sent, at: this.now + 1000 }));
    }
  }

  onTimer(message: TimerMessage): Promise<void> {
    this.#arrivals += 1;
    const arrival = `a${this.#arrivals}`;
    return onTimer({ ...this.parts, now: () => this.now, arrivalId: () => arrival }, message);
  }

  state = async (subject: string) => (await load(this.store, clock, subject)).state;

  /** The facts of the clock's log, oldest first, with their instants. */
  async log(subject: string): Promise<(ClockFact & { at: string })[]> {
    const items = this.store.items().filter(({ pk }) => pk === subject);
    const chunks = items.filter(({ sk }) => sk !== '-').sort((a, b) => (a.sk < b.sk ? -1 : 1));
    const heads = items.filter(({ sk }) => sk === '-');
    return [...chunks, ...heads].flatMap((item) =>
      (item as unknown as Head).log.map((entry) => ({ ...toFact<ClockFact>(clock, entry), at: entry[1] })),
    );
  }

  /** Does a due item exist for this instant? */
  hasDueItem = (subject: string, due: Ms): boolean => {
    const { pk, sk } = keyOf({ subject, due });
    return this.items.has(`${pk} ${sk}`);
  };
}
