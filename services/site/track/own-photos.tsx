import type { Words } from '#shared/text/language.ts';
import type { OwnPhoto } from '../apis/intake.ts';
import type { View } from '../page/view.ts';
import { photoNumber, track as w } from '../words/track.ts';

const reasons = {
  kind: w.photoKind,
  damaged: w.photoDamaged,
  missing: w.photoMissing,
  taken: w.photoTaken,
} as const satisfies Record<NonNullable<OwnPhoto['why']>, Words>;

const stateOf = ({ state, why }: OwnPhoto) =>
  state === 'checking' ? w.photoChecking : ((why && reasons[why]) ?? w.photoDamaged);

/** The resident's photos; a rejected one says why. */
export const OwnPhotos = ({ view, photos }: { view: View; photos: readonly OwnPhoto[] }) => (
  <section>
    <h2>{view.t(w.photosTitle)}</h2>
    <ul class="photo-list">
      {photos.map((photo, at) => {
        const name = view.t(photoNumber(at + 1));
        return (
          <li key={photo.id}>
            {photo.url ? (
              <a href={photo.url}>
                <img src={photo.url} alt={name} loading="lazy" />
              </a>
            ) : (
              <span>{`${name}: ${view.t(stateOf(photo))}`}</span>
            )}
          </li>
        );
      })}
    </ul>
  </section>
);
