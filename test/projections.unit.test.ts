import { expect, test } from 'vitest';
import {
  AbsenceChanged,
  AreaChanged,
  DutyChanged,
  GrantChanged,
  MemberChanged,
  RulesChanged,
  TeamChanged,
} from '#events/community.ts';
import type { Projection } from '#shared/reference/projection.ts';
import { projections as casework } from '../services/casework/projections.ts';
import { projections as escalation } from '../services/escalation/projections.ts';
import { projections as intake } from '../services/intake/projections.ts';
import { projections as notification } from '../services/notification/projections.ts';
import { projections as routing } from '../services/routing/projections.ts';

const { parent: _, ...root } = { ...AreaChanged.example, id: 'qt', path: 'qt', kind: 'district' as const };
const lead = { ...GrantChanged.example, grants: [{ role: 'lead' as const, area: 'qt/qt-03' }] };
const rules = [
  RulesChanged.example.rules,
  { kind: 'sla', name: 'fast', levels: [], rules: [] },
  { kind: 'templates', signature: '', templates: [] },
  { kind: 'calendar', calendar: {} },
];
const facts: Readonly<Record<string, readonly object[]>> = {
  area: [root, AreaChanged.example],
  team: [TeamChanged.example],
  member: [MemberChanged.example],
  duty: [DutyChanged.example],
  absence: [AbsenceChanged.example],
  grant: [lead],
  rules: rules.map((set) => ({ rules: set })),
};

/** Where a service keeps each fact: lists first. */
const keysOf = (projections: Readonly<Record<string, Projection<never>>>) =>
  Object.fromEntries(
    Object.entries(projections).map(([name, projection]) => {
      const kept = (facts[name] ?? []).map((data) => projection(data as never, { version: 3, time: '' }));
      const rows = kept.flatMap(({ once = [], latest = [] }) => [...once, ...latest]);
      return [name, [...new Set(rows.map(({ pk, sk }) => `${pk} ${sk}`))]];
    }),
  );

test('every service keeps the community’s rows under the keys that are in its table already', () => {
  const grant = 'grant#30412 -';
  expect(keysOf(casework)).toEqual({
    area: ['areas qt', 'areas qt/qt-03/qt-03-07'],
    team: ['team#t-03-07 -'],
    rules: ['sla#fast -'],
    grant: [grant],
  });
  expect(keysOf(escalation)).toEqual({
    area: ['areas qt', 'areas qt-03-07'],
    rules: ['rules taxonomy', 'rules sla.fast', 'rules calendar'],
    grant: [grant],
  });
  expect(keysOf(routing)).toEqual({
    area: ['roots qt', 'areas#qt qt', 'areas#qt qt-03-07'],
    team: ['area#qt-03-07 team#t-03-07', 'team#t-03-07 -'],
    member: ['team#t-03-07 member#m-00412', 'member#m-00412 -'],
    absence: ['member#m-00412 absence#a-0007', 'absence#a-0007 -'],
    rules: ['rules taxonomy', 'rules sla.fast'],
    grant: ['area#qt-03 lead#30412', grant, 'lead#30412 -'],
  });
  expect(keysOf(notification)).toEqual({
    area: ['area#qt -', 'area#qt-03-07 -'],
    team: ['team#t-03-07 -'],
    rules: ['category#fire -', 'sla#fast -', 'templates v#3', 'templates -'],
    grant: ['holds#qt/qt-03 30412', grant],
  });
  expect(keysOf(intake)).toEqual({
    duty: ['duties d-2026-11-23-1'],
    absence: ['absences a-0007'],
    area: ['roots qt'],
    rules: ['menu -'],
    grant: [grant],
  });
});
