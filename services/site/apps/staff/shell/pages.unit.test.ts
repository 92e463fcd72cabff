import { expect, test } from 'vitest';
import type { Role } from '#events/community.ts';
import { may, type Staff } from '#shared/auth/principal.ts';
import type { Right } from '#shared/auth/rights.ts';
import { firstPage, pages } from './pages.ts';

const first = (...roles: Role[]) => {
  const staff: Staff = { kind: 'staff', staff: '1', grants: roles.map((role) => ({ role, area: 'qt' })) };
  return firstPage(roles, (right: Right) => may(staff, right))?.path;
};

test('opens the page of each role’s work first', () => {
  const roles: Role[] = ['worker', 'lead', 'dispatcher', 'callback', 'duty', 'leader', 'admin'];
  expect(roles.map((role) => first(role))).toEqual([
    'work',
    'work',
    'doubtful',
    'callbacks',
    'duty',
    'figures',
    'data',
  ]);
});

test('goes by the first of several roles, and opens no page without a role', () => {
  expect([first('leader', 'worker'), first('worker', 'leader'), first()]).toEqual([
    'figures',
    'work',
    undefined,
  ]);
});

test('gives each page a path of its own', () => {
  expect(new Set(pages.map((page) => page.path)).size).toBe(pages.length);
});
