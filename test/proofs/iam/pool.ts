import { setTimeout as sleep } from 'node:timers/promises';
import { assigned } from '../../support/assigned.ts';
import { headOf, instantOf } from '../../support/logs.ts';
import { CLEAR_PLACE, clearReport, type Receipt, sendReport, testPhone } from '../../support/report.ts';
import { until } from '../../support/until.ts';

/** A report whose ticket the demo's worker holds, and the phone that it came from. */
export interface Ticket extends Receipt {
  readonly phone: string;
}

/** Tickets that were made while everything was well; each is given out once. */
export class Pool {
  readonly #tickets: Ticket[] = [];
  readonly #doubtful: string[] = [];

  /** Makes so many of each kind; one that fails is made when somebody asks for it. @throws when there is no ticket at all */
  static async of(count: number): Promise<Pool> {
    const pool = new Pool();
    const many = (make: () => Promise<unknown>) =>
      Promise.allSettled([...Array(count)].map(() => persistently(make)));
    const made = await many(async () => pool.#tickets.push(await held()));
    await many(async () => pool.#doubtful.push(await doubtful()));
    if (pool.#tickets.length === 0) throw (made[0] as PromiseRejectedResult).reason;
    return pool;
  }

  /** One that stays: for questions only. */
  get known(): Ticket {
    const [first] = this.#tickets;
    if (!first) throw new Error('the pool is empty');
    return first;
  }

  take = (): Promise<Ticket> => {
    const one = this.#tickets.length > 1 ? this.#tickets.pop() : undefined;
    return one ? Promise.resolve(one) : persistently(held);
  };

  takeDoubtful = (): Promise<string> => {
    const one = this.#doubtful.pop();
    return one ? Promise.resolve(one) : persistently(doubtful);
  };
}

async function held(): Promise<Ticket> {
  const phone = testPhone();
  const receipt = await sendReport(clearReport(phone));
  await assigned(receipt);
  await until('its clock', async () => instantOf(await headOf('escalation', receipt.report), 'DeadlinesSet'));
  return { ...receipt, phone };
}

/** Nobody can tell what it is about. */
async function doubtful(): Promise<string> {
  const { category: _, ...rest } = clearReport();
  const { report } = await sendReport({ ...rest, words: '请来看看。', place: CLEAR_PLACE });
  await until('a doubtful report', async () => instantOf(await headOf('routing', report), 'RoutingDoubtful'));
  return report;
}

const TRIES = 4;

/** Functions that the way leads through may be without a right just now, or begin anew. */
export async function persistently<T>(work: () => Promise<T>, pauseMs = 1_500): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await work();
    } catch (error) {
      if (n === TRIES) throw error;
      await sleep(pauseMs);
    }
  }
}
