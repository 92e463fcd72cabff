import type { Clock, ClockFact, Place } from './clock.ts';
import type { ClockInput } from './clock-input.ts';

/** Newer input overwrites the fields of older input; older input fills in what newer input left open. */
export function changedFields(
  { place: before, rank: newest }: Clock,
  place: Place,
  rank: number,
): Place & { rank?: number } {
  const after = rank > newest ? { ...before, ...present(place) } : { ...present(place), ...before };
  const changed = Object.entries(after).filter(([field, value]) => before[field as keyof Place] !== value);
  return { ...Object.fromEntries(changed), ...(rank > newest && { rank }) };
}

const present = (place: Place): Place =>
  Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));

/** An input that sets no deadline and only tells where the subject is now. */
export function placeChange(clock: Clock, input: ClockInput): ClockFact | undefined {
  if (!input.starts && !input.doubtful) return undefined;
  const { rank, ...fields } = changedFields(clock, input.place, input.rank);
  const doubt = input.doubtful && !clock.doubt ? { doubt: input.place } : {};
  if (Object.keys({ ...fields, ...doubt }).length === 0) return undefined;
  return { type: 'Heard', ...fields, ...(rank !== undefined && { rank }), ...doubt };
}
