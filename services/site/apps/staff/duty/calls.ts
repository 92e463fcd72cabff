import type { Desk, DeskCall } from '../api/intake.ts';

export type CallKind = 'missed' | 'drafts' | 'live';

export interface CallGroup {
  readonly kind: CallKind;
  readonly calls: readonly DeskCall[];
}

/** Calls by kind: live ones first, then missed, then half-entered. A live call is listed among the live ones only. */
export function callsOf(desk: Omit<Desk, 'now'> | undefined): CallGroup[] {
  if (!desk) return [];
  const live = new Set(desk.live.map(({ call }) => call));
  const groups: CallGroup[] = [
    { kind: 'live', calls: desk.live },
    { kind: 'missed', calls: desk.missed.filter(({ call }) => !live.has(call)) },
    { kind: 'drafts', calls: desk.drafts.filter(({ call }) => !live.has(call)) },
  ];
  return groups.filter(({ calls }) => calls.length > 0);
}
