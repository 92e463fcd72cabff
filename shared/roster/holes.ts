import { type Absence, covers, type Duty, meet, type Period } from './duty.ts';

/** A gap in the roster: nobody was planned, or those who were are absent. */
export interface Hole extends Period {
  readonly why: 'unplanned' | 'absent';
}

/** The holes of one roster between `from` and `to`, in their order; neighbouring times of one reason are one hole. */
export function holes(
  duties: readonly Duty[],
  absences: readonly Absence[],
  from: string,
  to: string,
): Hole[] {
  const planned = duties.filter((duty) => duty.active && meet(duty, { from, to }));
  const away = absences.filter((absence) => absence.active && meet(absence, { from, to }));
  const found: Hole[] = [];
  for (const span of spans([...planned, ...away], from, to)) {
    const on = planned.filter((duty) => covers(duty, span.from));
    const there = on.some(
      ({ member }) => !away.some((absence) => absence.member === member && covers(absence, span.from)),
    );
    if (there) continue;
    const why = on.length === 0 ? 'unplanned' : 'absent';
    const last = found.at(-1);
    if (last?.to === span.from && last.why === why) found[found.length - 1] = { ...last, to: span.to };
    else found.push({ ...span, why });
  }
  return found;
}

/** Cuts the time where anything begins or ends: in between nothing changes. */
function spans(periods: readonly Period[], from: string, to: string): Period[] {
  const inside = periods.flatMap((period) => [period.from, period.to]).filter((at) => from < at && at < to);
  const cuts = [...new Set([from, ...inside, to])].sort();
  return cuts.slice(1).map((end, i) => ({ from: cuts[i] as string, to: end }));
}

/** Pairs of duties by which one member would answer twice at one time, the one that begins later second. */
export function overlaps(duties: readonly Duty[]): [Duty, Duty][] {
  const byMember = Map.groupBy(
    duties.filter(({ active }) => active),
    ({ member }) => member,
  );
  return [...byMember.values()].flatMap((own) => {
    const inOrder = [...own].sort((a, b) => (`${a.from} ${a.id}` < `${b.from} ${b.id}` ? -1 : 1));
    const pairs: [Duty, Duty][] = [];
    let longest: Duty | undefined;
    for (const duty of inOrder) {
      if (longest && meet(longest, duty)) pairs.push([longest, duty]);
      if (!longest || duty.to > longest.to) longest = duty;
    }
    return pairs;
  });
}
