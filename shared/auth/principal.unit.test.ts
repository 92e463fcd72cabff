import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Role } from '#events/community.ts';
import { actorOf, areasFor, covers, type Grant, may, type Staff } from './principal.ts';
import { type Right, rightsOf, rolesWith } from './rights.ts';

const staff = (...grants: Grant[]): Staff => ({ kind: 'staff', staff: '30412', grants });
const rights = [...new Set(Object.values(rightsOf).flat())] as Right[];
const segment = fc.stringMatching(/^[\w.-]{1,6}$/);
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((s) => s.join('/'));

test('covers an area and everything below it, and nothing beside or above', () => {
  expect(covers('qt/qt-03', 'qt/qt-03')).toBe(true);
  expect(covers('qt/qt-03', 'qt/qt-03/qt-03-07')).toBe(true);
  expect(covers('qt/qt-03', 'qt/qt-031')).toBe(false);
  expect(covers('qt/qt-03', 'qt')).toBe(false);
  expect(covers('qt-03', 'qt/qt-03')).toBe(false);
  expect(covers('*', 'qt')).toBe(true);
  expect(covers('', 'qt')).toBe(false);
  fc.assert(
    fc.property(path, path, (a, b) => {
      const above = b.split('/').slice(0, a.split('/').length).join('/') === a;
      expect(covers(a, b)).toBe(above);
    }),
  );
});

test('gives each role exactly its rights, in its area and below', () => {
  for (const role of Object.keys(rightsOf) as Role[]) {
    for (const right of rights) {
      const has = (rightsOf[role] as readonly string[]).includes(right);
      const who = staff({ role, area: 'qt/qt-03' });
      expect(may(who, right)).toBe(has);
      expect(may(who, right, 'qt/qt-03/qt-03-07')).toBe(has);
      expect(may(who, right, 'qt')).toBe(false);
      expect(may(who, right, 'qt/qt-04')).toBe(false);
      expect(rolesWith(right).includes(role)).toBe(has);
    }
  }
});

test('gives no rights to anybody but staff with grants', () => {
  for (const right of rights) {
    expect(may({ kind: 'anonymous' }, right)).toBe(false);
    expect(may({ kind: 'resident', report: 'R1' }, right, 'qt')).toBe(false);
    expect(may(staff(), right)).toBe(false);
    expect(areasFor({ kind: 'resident', report: 'R1' }, right)).toEqual([]);
    expect(areasFor(staff(), right)).toEqual([]);
  }
});

test('adds grants up without combining the right of one with the area of another', () => {
  const who = staff({ role: 'lead', area: 'qt/qt-03' }, { role: 'worker', area: 'qt/qt-04' });
  expect(may(who, 'routing.decide', 'qt/qt-03')).toBe(true);
  expect(may(who, 'routing.decide', 'qt/qt-04')).toBe(false);
  expect(may(who, 'ticket.work', 'qt/qt-04')).toBe(true);
});

test('lists the outermost areas for a right, each once', () => {
  const who = staff(
    { role: 'worker', area: 'qt/qt-03/qt-03-01' },
    { role: 'lead', area: 'qt/qt-03' },
    { role: 'worker', area: 'qt/qt-03' },
    { role: 'leader', area: 'qt/qt-04' },
    { role: 'admin', area: 'qt' },
  );
  expect(areasFor(who, 'ticket.read')).toEqual(['qt/qt-03', 'qt/qt-04']);
  expect(areasFor(who, 'routing.decide')).toEqual(['qt/qt-03']);
  expect(areasFor(who, 'community.read')).toEqual(['qt']);
  const grants = fc.array(
    fc.record({ role: fc.constantFrom('worker' as const, 'leader' as const), area: path }),
  );
  fc.assert(
    fc.property(grants, path, (held, where) => {
      const areas = areasFor(staff(...held), 'ticket.read');
      expect(areas.some((a) => covers(a, where))).toBe(may(staff(...held), 'ticket.read', where));
      expect(areas.filter((a) => areas.some((b) => a !== b && covers(b, a)))).toEqual([]);
    }),
  );
});

test('names an actor by staff number or kind, never by a person or a report', () => {
  expect(actorOf(staff())).toBe('staff:30412');
  expect(actorOf({ kind: 'resident', report: 'R1' })).toBe('resident');
  expect(actorOf({ kind: 'anonymous' })).toBe('anonymous');
});
