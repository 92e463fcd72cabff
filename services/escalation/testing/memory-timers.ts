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
import { fire, type Ring } from '../timers/on-timer.ts';
import { commitClock } from '../timers/schedule-timer.ts';
import { sweep } from '../timers/sweep.ts';
import { watcher } from '../timers/watch.ts';
import { hearing } from './clock-fixture.ts';
import { meant } from './ticket-events.ts';

interface Stored {
  readonly pk: string;
  readonly sk: string;
}

/** Table, stream, queue and sweep of a clock in memory, at a time that the test moves. */
export class Clockwork {
  now: Ms;
  readonly store = memoryStore();
  readonly items = new Map<string, Stored>();
  readonly stream: Stored[] = [];
  readonly queue: { ring: Ring; at: Ms }[] = [];
  readonly cursor: { announced?: number; swept?: number } = {};
  /** Throws where a test wants something to break: a put of a due item, a send, a sweep's query. */
  breaks: (where: 'put' | 'send' | 'query') => void = () => undefined;
  #arrivals = 0;
  readonly #of: Partial<Terms>;

  constructor(now: Ms, of: Partial<Terms> = {}) {
    this.now = now;
    this.#of = of;
  }

  readonly rows = {
    put: async (row: Stored) => {
      this.breaks('put');
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
      this.breaks('query');
      return { rows: [...this.items.values()].filter((row) => row.pk === pk) as never[] };
    },
  };
  readonly #cursor = {
    read: async (): Promise<Cursor> => ({ ...this.cursor }),
    raise: async (field: keyof Cursor, to: number) => {
      this.cursor[field] = Math.max(this.cursor[field] ?? 0, to);
    },
  };
  readonly #send = (via: Ring['via']) => async (due: readonly Omit<Ring, 'via'>[]) => {
    for (const item of due) {
      this.breaks('send');
      this.queue.push({ ring: { ...item, via }, at: Math.max(item.due, this.now) });
    }
  };

  get parts() {
    return { stores: { store: this.store }, items: dueItems(this.rows as never, () => this.now) };
  }

  async hears(event: CloudEvent): Promise<void> {
    const news = meant(event);
    if (!news) return;
    const by = { cause: { id: event.id }, at: new Date(this.now).toISOString(), actor: 'system' };
    await commitClock(this.parts, event.subject, by, (c) => hearing(c, news, this.#of));
  }

  /** The watcher takes what the stream has. */
  async streams(): Promise<void> {
    const Records = this.stream.map(({ pk, sk }) => ({
      dynamodb: { NewImage: { pk: { S: pk }, sk: { S: sk } } },
    }));
    const watch = watcher({ cursor: this.#cursor, send: this.#send('stream'), now: () => this.now });
    await watch({ Records } as never, {} as never);
    this.stream.length = 0;
  }

  sweeps = (hasTime: () => boolean = () => true) =>
    sweep({
      rows: this.rows as never,
      cursor: this.#cursor,
      send: this.#send('sweep'),
      now: () => this.now,
      hasTime,
    });

  /** Delivers what is due in the queue; what fails comes back after a second. */
  async delivers(): Promise<void> {
    const due = this.queue.filter(({ at }) => at <= this.now);
    for (const message of due) {
      this.queue.splice(this.queue.indexOf(message), 1);
      await this.rings(message.ring).catch(() => this.queue.push({ ...message, at: this.now + 1000 }));
    }
  }

  rings(ring: Ring): Promise<void> {
    this.#arrivals += 1;
    const arrival = `a${this.#arrivals}`;
    return fire({ ...this.parts, now: () => this.now, arrivalId: () => arrival }, ring);
  }

  state = async (subject: string) => (await load(this.store, clock, subject)).state;

  /** What the clock's log says, oldest first, with the instant of each fact. */
  async log(subject: string): Promise<(ClockFact & { at: string })[]> {
    const items = this.store.items().filter(({ pk }) => pk === subject);
    const chunks = items.filter(({ sk }) => sk !== '-').sort((a, b) => (a.sk < b.sk ? -1 : 1));
    const heads = items.filter(({ sk }) => sk === '-');
    return [...chunks, ...heads].flatMap((item) =>
      (item as unknown as Head).log.map((entry) => ({ ...toFact<ClockFact>(clock, entry), at: entry[1] })),
    );
  }

  /** Does a due item stand for this instant? */
  stands = (subject: string, due: Ms): boolean => {
    const { pk, sk } = keyOf({ subject, due });
    return this.items.has(`${pk} ${sk}`);
  };
}
