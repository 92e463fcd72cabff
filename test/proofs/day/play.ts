import { setTimeout as sleep } from 'node:timers/promises';
import { streamFor } from '../../../demo/random.ts';
import type { Community } from '../../support/community.ts';
import { actsIn, type Done, type Stage } from './acts.ts';
import { arrivals } from './arrivals.ts';
import { Journal } from './journal.ts';
import { isOver, live } from './life.ts';
import { type Plan, planFor } from './plan.ts';
import { type Reported, reporter } from './report.ts';
import { Gone, Watch } from './watch.ts';

export interface DayOptions {
  readonly community: Community;
  readonly count: number;
  readonly seed: number;
  /** Wall time of the 24 hours. */
  readonly dayMs: number;
  /** Milliseconds for which somebody who gets no answer tries again. */
  readonly patienceMs: number;
  /** Changes what people will do. */
  readonly adapt?: (plan: Plan) => Plan;
}

/** A day while it is played and after it. */
export interface Day {
  readonly began: number;
  readonly count: number;
  /** By report, whoever was told that it is in. */
  readonly receipts: ReadonlyMap<string, Reported>;
  readonly journal: Journal;
  readonly watch: Watch;
  readonly done: Done;
  /** What people could not finish, one sentence each. */
  readonly failures: readonly string[];
  finished(): number;
  isOver(id: string): boolean;
  /** Fulfilled when every life is over. */
  readonly over: Promise<void>;
}

/** Starts to play everybody of a community for a day, in wall time. */
export function play({ community, count, seed, dayMs, patienceMs, adapt = (plan) => plan }: DayOptions): Day {
  const receipts = new Map<string, Reported>();
  const failures: string[] = [];
  const [done, journal, watch] = [{ overtaken: 0, retried: 0 }, new Journal(), new Watch()];
  const stage: Stage = { community, receipts, done, journal, patienceMs };
  const acts = actsIn(stage);
  const watching = watch.run().catch((error: Error) => void failures.push(error.message));
  const began = Date.now();
  // Counted per run, so that a community can have many days.
  const run = Math.floor(began / 1000) % 1_000_000;
  let finished = 0;

  const life = async (n: number, at: number, spike: boolean): Promise<void> => {
    const plan = adapt(planFor(streamFor(seed, `report ${n}`), spike));
    const report = reporter(plan, (run * 1000 + n) % 4_000_000, stage);
    await sleep(at);
    for (let lived = false; !lived; ) {
      const receipt = await report();
      receipts.set(receipt.report, receipt);
      watch.follow(receipt.report);
      try {
        await live(plan, receipt.report, watch, acts);
        lived = true;
      } catch (error) {
        if (!(error instanceof Gone)) throw error;
        receipts.delete(receipt.report);
      }
    }
    finished++;
  };
  const lives = arrivals(streamFor(seed, 'arrivals'), count, dayMs).map(({ at, spike }, n) =>
    life(n, at, spike).catch((error: Error) => void failures.push(`${n}: ${error.message}`)),
  );

  return {
    began,
    count,
    receipts,
    journal,
    watch,
    done,
    failures,
    finished: () => finished,
    isOver: (id) => {
      const state = watch.state(id);
      return state !== undefined && isOver(state);
    },
    over: Promise.all(lives).then(async () => {
      watch.stop();
      await watching;
    }),
  };
}
