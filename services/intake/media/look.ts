import type { CloudEvent, DataOf } from '#events/envelope.ts';
import type { PhotosAttached } from '#events/intake.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Photos } from './bucket.ts';
import { clean } from './domain/clean.ts';
import { claimPhoto, noteOutcome, type Outcome, outcomes } from './store.ts';

/**
 * Looks at each photo of a report: what it is by its first bytes, and nothing kept of it but the picture. The upload,
 * which still tells where it was taken, goes at once. A photo is that of the first report that claims it, so nobody
 * exchanges it later. Repeating it changes nothing.
 */
export const lookAtPhotos =
  (vault: Rows, photos: Pick<Photos, 'upload' | 'keep' | 'forgetUpload'>) =>
  async (event: CloudEvent<DataOf<typeof PhotosAttached>>): Promise<void> => {
    const looked = await outcomes(vault, event.subject);
    // One after the other: four of ten megabytes need not stand in memory together.
    for (const photo of event.data.photos) {
      const outcome = looked.get(photo) ?? (await look(vault, photos, event, photo));
      if (!isTaken(outcome)) await photos.forgetUpload(photo);
    }
  };

/** What another report has claimed is left alone, its upload too: the other one may not have looked at it yet. */
const isTaken = (outcome: Outcome) => outcome.state === 'rejected' && outcome.why === 'taken';

async function look(
  vault: Rows,
  photos: Pick<Photos, 'upload' | 'keep'>,
  { subject, time }: { subject: string; time: string },
  photo: string,
): Promise<Outcome> {
  const isOurs = await claimPhoto(vault, subject, photo, time);
  const outcome: Outcome = isOurs ? await judge(photos, photo) : { state: 'rejected', why: 'taken' };
  await noteOutcome(vault, subject, photo, outcome, time);
  return outcome;
}

async function judge(photos: Pick<Photos, 'upload' | 'keep'>, photo: string): Promise<Outcome> {
  const bytes = await photos.upload(photo);
  if (!bytes) return { state: 'rejected', why: 'missing' };
  const cleaned = clean(bytes);
  if (!cleaned.ok) return { state: 'rejected', why: cleaned.why };
  await photos.keep(photo, cleaned.type, cleaned.bytes);
  return { state: 'clean', type: cleaned.type };
}
