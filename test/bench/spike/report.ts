import { percentile } from '../../support/print.ts';
import { isPeak, type Phase } from './phases.ts';
import type { Pulse } from './pulse.ts';
import type { Sent } from './send.ts';

const HEAD = 'phase wanted/s answered/s answer-p50 p95 holder-p50 p95 oldest queued recovered'.split(' ');

/** Answers a second in this part of the time (epoch ms). */
export function answeredIn(sent: readonly Sent[], from: number, to: number): number {
  const answers = sent.filter(({ answered, report }) => report && answered >= from && answered < to);
  return answers.length / ((to - from) / 1000);
}

/** What happened in each phase, in ms: until the answer, from there to a holder, how long the oldest waited. */
export function phaseRows(
  phases: readonly Phase[],
  of: {
    readonly start: number;
    readonly sent: readonly Sent[];
    readonly pulse: Pick<Pulse, 'hops' | 'beats'>;
    readonly recoveries: readonly (number | undefined)[];
  },
): (string | number)[][] {
  const rows = phases.map(({ name, rate, from, to }, n) => {
    const [first, last] = [of.start + from, of.start + to];
    const within = (at: number) => at >= first && at < last;
    const answers = of.sent.filter(({ due }) => within(due)).map(({ due, answered }) => answered - due);
    const hops = of.pulse.hops.filter(({ at }) => within(at)).map(({ ms }) => ms);
    const beats = of.pulse.beats.filter(({ at }) => within(at));
    const most = (list: number[]) => Math.max(0, ...list);
    return [
      name,
      rate.toFixed(2),
      answeredIn(of.sent, first, last).toFixed(2),
      ...[answers, hops].flatMap((list) => [0.5, 0.95].map((p) => shown(percentile(list, p)))),
      most(beats.map(({ oldestMs }) => oldestMs)),
      most(beats.map(({ queued }) => queued)),
      isPeak(phases, n) ? (of.recoveries[n]?.toFixed(0) ?? 'never') : '',
    ];
  });
  return [HEAD, ...rows];
}

/** Whole milliseconds; nothing where there were none. */
const shown = (ms: number): string => (Number.isNaN(ms) ? '-' : ms.toFixed(0));
