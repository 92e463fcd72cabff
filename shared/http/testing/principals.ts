import type { Principal, Staff } from '#shared/auth/principal.ts';

/** Callers of each kind; staff with one role in one area, or with none. */
export const worker: Staff = {
  kind: 'staff',
  staff: '30412',
  member: 'm-1',
  grants: [{ role: 'worker', area: 'qt' }],
};
export const leader: Staff = { ...worker, grants: [{ role: 'leader', area: 'qt' }] };
export const nobody: Staff = { ...worker, grants: [] };
export const resident: Principal = { kind: 'resident', report: 'R1' };
export const anonymous: Principal = { kind: 'anonymous' };
