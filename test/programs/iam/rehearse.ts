import { cool } from './cold.ts';
import { concerns, type Decision } from './decisions.ts';
import type { Probe } from './probe.ts';
import type { Grant } from './roles.ts';
import { type Place, waitFor } from './trial.ts';

/** What a probe was seen to use while everything was allowed. */
export interface Rehearsed {
  readonly probe: Probe;
  readonly used: readonly Decision[];
}

/** A probe that takes longer than this when all is well shows nothing. */
const WELL_MS = 15_000;

/** Plays a function's probes one after the other, each from a cold start. @returns those that had their effect */
export async function rehearse(place: Place, fn: string, probes: readonly Probe[]): Promise<Rehearsed[]> {
  const rehearsed: Rehearsed[] = [];
  for (const probe of probes) {
    const began = Date.now();
    try {
      const start = await probe.prepare();
      await cool(place.endpoint, fn);
      const mark = place.decisions.mark();
      const started = await start();
      const well = await waitFor(WELL_MS, () => started.done());
      const used = place.decisions.of(fn, mark);
      await started.end?.();
      if (well) rehearsed.push({ probe, used });
      else console.log(`  ? ${fn}: “${probe.name}” did not happen though all is allowed`);
    } catch (error) {
      console.log(
        `  ? ${fn}: “${probe.name}”: ${(error as Error).message.slice(0, 160)} (${Date.now() - began} ms)`,
      );
    }
  }
  return rehearsed;
}

/** The probes that use a grant; those that cost the fewest decisions first. */
export const probesFor = (grant: Grant, rehearsed: readonly Rehearsed[]): Probe[] =>
  rehearsed
    .filter(({ used }) => used.some((one) => concerns(grant, one)))
    .toSorted((a, b) => a.used.length - b.used.length)
    .map(({ probe }) => probe);
