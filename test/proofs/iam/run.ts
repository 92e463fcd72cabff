import type { System } from '../../../local/system.ts';
import { calls } from './calls.ts';
import { cool } from './cold.ts';
import { consumers } from './consumers.ts';
import { Decisions } from './decisions.ts';
import type { EventRecorder } from './event-recorder.ts';
import { FunctionLog } from './function-log.ts';
import { intake } from './intake.ts';
import { Locks } from './locks.ts';
import { type Options, sampleOf } from './options.ts';
import type { Outcome } from './outcome.ts';
import { Pool } from './pool.ts';
import type { Probe } from './probe.ts';
import { shortenVisibility } from './queues.ts';
import { Rehearsal } from './rehearse.ts';
import { type Place, tryRemoval, type Verdict } from './removal.ts';
import { type Grant, Roles } from './roles.ts';
import { called } from './services.ts';
import { dueSoon, failsTooOften, publishing } from './streams.ts';
import { tellVerdict } from './tell.ts';
import { untested } from './untested.ts';

/** Functions that are worked on at the same time. */
const AT_ONCE = 6;
/** A grant that one way of using it does not show may be shown by another. */
const WAYS = 3;

/** Takes grants away one by one, in a system in which the whole chain went through. `recorder`: opened before the chain. */
export async function removals(
  system: System,
  record: string,
  recorder: EventRecorder,
  { seed, sample, only }: Options,
): Promise<Outcome> {
  const { endpoint } = system;
  const roles = await Roles.of(endpoint);
  const place: Place = {
    cool: (fn) => cool(endpoint, fn),
    roles,
    decisions: new Decisions(record),
    log: new FunctionLog(endpoint),
  };
  const all = roles.all();
  const testable = all.filter(
    (grant) => (!only || only.some((part) => grant.fn.includes(part))) && !untested(grant),
  );
  const chosen = sample === undefined ? testable : sampleOf(testable, sample, seed);
  const byFunction = Map.groupBy(chosen, ({ fn }) => fn);
  const pool = await Pool.of(sample === undefined ? 12 : 4);
  await shortenVisibility();
  const due = dueSoon(place.decisions, () => pool.known.report);
  const probes: readonly Probe[] = [
    ...calls(pool),
    ...intake(pool, roles),
    ...called(pool),
    ...consumers(recorder, roles, pool),
    ...publishing(recorder),
    due,
    failsTooOften(due.fn, roles, due),
  ];
  const locks = new Locks();
  const verdicts: Verdict[] = [];
  const waiting = [...byFunction.keys()];
  const work = async (): Promise<void> => {
    for (let fn = waiting.shift(); fn; fn = waiting.shift()) {
      const rehearsal = new Rehearsal(
        place,
        probes.filter((probe) => probe.fn === fn),
      );
      for (const grant of byFunction.get(fn) ?? []) {
        const verdict = await judge(place, locks, grant, rehearsal).catch(
          ({ message }: Error): Verdict => ({
            grant,
            result: 'wrong',
            why: message.slice(0, 200),
            probe: '',
          }),
        );
        verdicts.push(verdict);
        tellVerdict(verdict);
      }
    }
  };
  await Promise.all([...Array(AT_ONCE)].map(work));
  return { functions: roles.functions().length, grants: all.length, verdicts };
}

/** The first way that shows it; else what the first way showed. */
async function judge(place: Place, locks: Locks, grant: Grant, rehearsal: Rehearsal): Promise<Verdict> {
  const nothing: Verdict = { grant, result: 'unnoticed', why: 'nothing that was played uses it', probe: '' };
  const alone = <T>(probe: Probe, work: () => Promise<T>) => locks.with(grant.fn, probe.through ?? [], work);
  let worst: Verdict | undefined;
  let tried = 0;
  for await (const probe of rehearsal.waysFor(grant, alone)) {
    const verdict = await alone(probe, () => tryRemoval(place, grant, probe));
    if (verdict.result === 'noticed') return verdict;
    worst ??= verdict;
    tried += 1;
    if (tried === WAYS) break;
  }
  return worst ?? nothing;
}
