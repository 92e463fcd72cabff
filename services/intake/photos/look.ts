import type { CloudEvent, DataOf } from '#events/envelope.ts';
import type { PhotosAttached } from '#events/intake.ts';
import type { Rows } from '#shared/aws/rows.ts';
import type { Photos } from './bucket.ts';
import { clean } from './domain/clean.ts';
import { noteOutcome, type Outcome, outcomes } from './store.ts';

/**
 * Looks at each photo of a report: what it is by its first bytes, and nothing kept of it but the picture. The upload,
 * which still tells where it was taken, goes at once. Repeating it changes nothing.
 */
export const lookAtPhotos =
  (vault: Rows, photos: Pick<Photos, 'upload' | 'keep' | 'forgetUpload'>) =>
  async (event: CloudEvent<DataOf<typeof PhotosAttached>>): Promise<void> => {
    const looked = await outcomes(vault, event.subject);
    // One after the other: four of ten megabytes need not stand in memory together.
    for (const photo of event.data.photos) {
      if (!looked.has(photo)) {
        const outcome = await judge(photos, photo);
        await noteOutcome(vault, event.subject, photo, outcome, event.time);
      }
      await photos.forgetUpload(photo);
    }
  };

async function judge(photos: Pick<Photos, 'upload' | 'keep'>, photo: string): Promise<Outcome> {
  const bytes = await photos.upload(photo);
  if (!bytes) return { state: 'rejected', why: 'missing' };
  const cleaned = clean(bytes);
  if (!cleaned.ok) return { state: 'rejected', why: cleaned.why };
  await photos.keep(photo, cleaned.type, cleaned.bytes);
  return { state: 'clean', type: cleaned.type };
}
