import { createHash, randomBytes } from 'node:crypto';
import type { Rows } from '#shared/aws/rows.ts';
import { base32 } from '#shared/ids/id.ts';
import type { PhotoType, Rejection } from './domain/clean.ts';

/** What became of a photo; in the vault beside the report's words, gone when they go. */
export type Outcome =
  | { readonly state: 'clean'; readonly type: PhotoType }
  | { readonly state: 'rejected'; readonly why: Rejection | 'missing' | 'taken' };

/** A form's photos share a folder that only its draft's id leads to; without a draft each has one of its own. */
export const folderOf = (draft: string | undefined): string =>
  `P${base32(draft ? createHash('sha256').update(`photos\n${draft}`).digest() : randomBytes(16), 16)}`;

export const newPhoto = (draft: string | undefined): string =>
  `${folderOf(draft)}-${base32(randomBytes(17), 26)}`;

/** Which photos of this report were looked at, and what became of them? */
export async function outcomes(vault: Rows, report: string): Promise<ReadonlyMap<string, Outcome>> {
  const rows = await vault.all<Outcome & { photo: string }>(report, 'photo#');
  return new Map(rows.map((row) => [row.photo, row]));
}

/** Noted once: a second look at the same photo finds the first one's result. */
export const noteOutcome = (vault: Rows, report: string, photo: string, outcome: Outcome, at: string) =>
  vault.putNew({ pk: report, sk: `photo#${photo}`, photo, at, ...outcome });

/**
 * Is the photo this report's? The first that claims it has it, as long as there is the report: its form goes on working
 * for an hour, and a second report would put another picture in its place. Whoever repeats it finds its own claim.
 */
export async function claimPhoto(vault: Rows, report: string, photo: string, at: string): Promise<boolean> {
  const pk = `photo#${photo}`;
  if (await vault.putNew({ pk, sk: '-', report, at })) return true;
  // Read as a list: the role may, and needs no further right for what is rare.
  return (await vault.all<{ report: string }>(pk)).some((claim) => claim.report === report);
}

interface Placed {
  readonly area: string;
}

/** Where casework has the ticket of a report with photos: staff see them with a right there. */
export const keepPlace = (main: Rows, report: string, area: string, version: number) =>
  main.putNewer({ pk: `placed#${report}`, sk: '-', version, area });

export const placeOf = async (main: Rows, report: string): Promise<string | undefined> =>
  (await main.get<Placed>(`placed#${report}`))?.area;
