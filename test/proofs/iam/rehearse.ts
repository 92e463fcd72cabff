import { concerns, type Decision } from './decisions.ts';
import { persistently } from './pool.ts';
import type { Probe } from './probe.ts';
import { type Place, waitFor } from './removal.ts';
import type { Grant } from './roles.ts';

/** A probe that takes longer than this when all is well shows nothing. */
const WELL_MS = 15_000;

/** What a probe was seen to use while everything was allowed. */
interface Rehearsed {
  readonly probe: Probe;
  readonly used: readonly Decision[];
}

/** A function's probes, each played once with all rights, from a cold start, when somebody asks what it uses. */
export class Rehearsal {
  readonly #place: Place;
  readonly #waiting: Probe[];
  readonly #known: Rehearsed[] = [];

  constructor(place: Place, probes: readonly Probe[]) {
    this.#place = place;
    this.#waiting = [...probes];
  }

  /** Ways to use a grant: those that are known already first. `play` has the function for itself while it plays. */
  async *waysFor(
    grant: Grant,
    play: <T>(probe: Probe, work: () => Promise<T>) => Promise<T>,
  ): AsyncGenerator<Probe> {
    for (let n = 0; ; n++) {
      if (n === this.#known.length) {
        const next = this.#waiting.shift();
        if (!next) return;
        this.#known.push(await play(next, () => this.#rehearse(next)));
      }
      const { probe, used } = this.#known[n] as Rehearsed;
      if (used.some((one) => concerns(grant, one))) yield probe;
    }
  }

  async #rehearse(probe: Probe): Promise<Rehearsed> {
    const { decisions } = this.#place;
    try {
      const start = await persistently(() => probe.prepare());
      await this.#place.cool(probe.fn);
      const mark = decisions.mark();
      const started = await start();
      const well = await waitFor(WELL_MS, () => started.done());
      const used = decisions.of(probe.fn, mark);
      await started.end?.();
      if (well) return { probe, used };
      console.log(`  (${probe.fn}: “${probe.name}” does not happen here, though all is allowed)`);
    } catch (error) {
      console.log(`  (${probe.fn}: “${probe.name}”: ${(error as Error).message.slice(0, 160)})`);
    }
    return { probe, used: [] };
  }
}
