export { type Absence, absentAt, type Duty, type Period } from './duty.ts';
export { type Hole, holes, overlaps } from './holes.ts';
export { nextDuty, onDuty, ringOrder, rosterOf } from './ring.ts';
