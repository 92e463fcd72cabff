import fc from 'fast-check';
import { expect, test } from 'vitest';
import { absentAt, covers } from './duty.ts';
import { type Absence, type Duty, holes, nextDuty, onDuty, overlaps, ringOrder } from './roster.ts';

const START = Date.UTC(2026, 10, 23);
const HOUR = 3_600_000;
const at = (hour: number): string => new Date(START + hour * HOUR).toISOString();
const member = fc.constantFrom('m-1', 'm-2', 'm-3', 'm-4', 'm-5', 'm-6');
const period = fc
  .tuple(fc.integer({ min: 0, max: 96 }), fc.integer({ min: 1, max: 30 }))
  .map(([from, length]) => ({ from: at(from), to: at(from + length) }));
const active = fc.boolean().map((no) => !no);

const duties: fc.Arbitrary<Duty[]> = fc
  .array(fc.tuple(member, period, fc.integer({ min: 1, max: 3 }), active), { maxLength: 12 })
  .map((rows) =>
    rows.map(([who, time, order, on], n) => ({
      id: `d-${n}`,
      area: 'qt',
      member: who,
      ...time,
      order,
      active: on,
    })),
  );
const absences: fc.Arbitrary<Absence[]> = fc
  .array(fc.tuple(member, period, active), { maxLength: 8 })
  .map((rows) => rows.map(([who, time, on], n) => ({ id: `a-${n}`, member: who, ...time, active: on })));
const instant = fc.integer({ min: -5, max: 130 }).map(at);

test('somebody is named as long as anybody of the roster is not away, and everybody once', () => {
  fc.assert(
    fc.property(duties, absences, instant, (planned, away, now) => {
      const there = new Set(planned.filter((duty) => duty.active).map((duty) => duty.member));
      for (const absent of absentAt(away, now)) there.delete(absent);
      const ring = ringOrder(planned, away, now);
      expect([...ring].sort()).toEqual([...there].sort());
    }),
  );
});

test('who is on duty is rung first, in their order; then who comes on next; who was on last at the end', () => {
  fc.assert(
    fc.property(duties, absences, instant, (planned, away, now) => {
      const ring = ringOrder(planned, away, now);
      const on = [...new Set(onDuty(planned, away, now).map((duty) => duty.member))];
      expect(ring.slice(0, on.length)).toEqual(on);
      const begins = (who: string) =>
        planned
          .filter((duty) => duty.active && duty.member === who && duty.from > now)
          .map(({ from }) => from)
          .sort()[0] ?? '~';
      const rest = ring.slice(on.length).map(begins);
      expect(rest).toEqual([...rest].sort());
    }),
  );
});

test('an absent member is never rung, never on duty and never next when their duty begins', () => {
  fc.assert(
    fc.property(duties, absences, instant, (planned, away, now) => {
      const absent = absentAt(away, now);
      const named = [
        ...ringOrder(planned, away, now),
        ...onDuty(planned, away, now).map((duty) => duty.member),
      ];
      for (const who of named) expect(absent.has(who)).toBe(false);
      const next = nextDuty(planned, away, now);
      if (next) expect(absentAt(away, next.from).has(next.member)).toBe(false);
    }),
  );
});

test('the order in which duties and absences are stored makes no difference', () => {
  const shuffled = fc
    .tuple(duties, absences)
    .chain(([planned, away]) =>
      fc.tuple(
        fc.constant(planned),
        fc.constant(away),
        fc.shuffledSubarray(planned, { minLength: planned.length }),
        fc.shuffledSubarray(away, { minLength: away.length }),
      ),
    );
  fc.assert(
    fc.property(shuffled, instant, ([planned, away, otherwise, elsewhere], now) => {
      expect(ringOrder(otherwise, elsewhere, now)).toEqual(ringOrder(planned, away, now));
      expect(nextDuty(otherwise, elsewhere, now)).toEqual(nextDuty(planned, away, now));
      expect(holes(otherwise, elsewhere, at(0), at(130))).toEqual(holes(planned, away, at(0), at(130)));
    }),
  );
});

test('holes are exactly the times at which nobody is on duty, in order and apart', () => {
  fc.assert(
    fc.property(duties, absences, (planned, away) => {
      const found = holes(planned, away, at(0), at(130));
      for (let hour = 0; hour < 130; hour++) {
        const now = new Date(START + hour * HOUR + HOUR / 2).toISOString();
        const hole = found.find((each) => covers(each, now));
        expect(hole !== undefined).toBe(onDuty(planned, away, now).length === 0);
        const planless = !planned.some((duty) => duty.active && covers(duty, now));
        if (hole) expect(hole.why).toBe(planless ? 'unplanned' : 'absent');
      }
      for (const [n, hole] of found.entries()) {
        expect(hole.from < hole.to).toBe(true);
        const before = found[n - 1];
        if (before) expect(before.to < hole.from || before.why !== hole.why).toBe(true);
      }
    }),
  );
});

test('overlaps are told exactly when a member has two active duties at one time', () => {
  fc.assert(
    fc.property(duties, (planned) => {
      const told = overlaps(planned);
      for (const [one, other] of told) {
        expect(one.member).toBe(other.member);
        expect(one.from < other.to && other.from < one.to).toBe(true);
      }
      const any = planned.some((one, n) =>
        planned
          .slice(n + 1)
          .some(
            (other) =>
              one.active &&
              other.active &&
              one.member === other.member &&
              one.from < other.to &&
              other.from < one.to,
          ),
      );
      expect(told.length > 0).toBe(any);
    }),
  );
});
