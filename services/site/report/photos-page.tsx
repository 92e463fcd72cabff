import type { PhotoForm } from '../apis/intake.ts';
import { Layout } from '../page/layout.tsx';
import type { View } from '../page/view.ts';
import { report as w } from '../words/report.ts';
import { photoNumber } from '../words/track.ts';
import { pathOf } from './steps.ts';

interface Props {
  readonly view: View;
  /** Ids of the uploaded photos. */
  readonly photos: readonly string[];
  /** The signed form for the next photo; undefined at the limit. */
  readonly form?: PhotoForm | undefined;
}

/** Uploads one photo at a time straight to the bucket, without script. Uploaded photos can be removed. */
export const PhotosPage = ({ view, photos, form }: Props) => (
  <Layout view={view} title={view.t(w.photosTitle)} back={pathOf('check')}>
    <h1>{view.t(w.photosTitle)}</h1>
    <p>{view.t(w.photosLead)}</p>
    <p class="hint">{view.t(w.photosClean)}</p>
    {photos.length > 0 && (
      <section>
        <h2>{view.t(w.photosHave)}</h2>
        <ul class="photo-list">
          {photos.map((photo, at) => (
            <li key={photo}>
              <span>{view.t(photoNumber(at + 1))}</span>
              <form method="post" action="/report/photos">
                <input type="hidden" name="drop" value={photo} />
                <button class="button-link" type="submit">
                  {view.t(w.photosDrop)}
                  <span class="unseen">{` ${view.t(photoNumber(at + 1))}`}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      </section>
    )}
    {form ? <Upload view={view} form={form} /> : <p>{view.t(w.photosFull)}</p>}
    <p>
      <a class={form ? '' : 'button'} href={pathOf('check')}>
        {view.t(w.photosBack)}
      </a>
    </p>
  </Layout>
);

/** The file comes last: S3 ignores fields after it. */
const Upload = ({ view, form }: { view: View; form: PhotoForm }) => (
  <form method="post" action={form.url} enctype="multipart/form-data" data-once>
    {Object.entries(form.fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <div class="field">
      <label class="label" for="file">
        {view.t(w.photosLabel)}
      </label>
      <input
        class="file"
        type="file"
        id="file"
        name="file"
        accept="image/jpeg,image/png,image/webp"
        required
      />
    </div>
    <button class="button" type="submit">
      {view.t(w.photosAdd)}
    </button>
  </form>
);
