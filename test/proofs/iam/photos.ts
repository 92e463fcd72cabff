import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { clientOf } from '../../../infra/tooling/system/aws-env.ts';
import { uploadKey } from '../../../services/intake/media/bucket.ts';
import { call, expectCall } from '../../support/call.ts';
import { clearReport, sendReport, trackingToken } from '../../support/report.ts';
import { system } from '../../support/system.ts';
import { until } from '../../support/until.ts';
import { asked, type Probe } from './probe.ts';

const API = 'huying-intake-api';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

const answered = async (method: string, path: string): Promise<boolean> =>
  (await call(method, `/api/intake${path}`)).status < 400;

interface Form {
  readonly photo: string;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

async function send({ url, fields }: Form): Promise<boolean> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([PNG], { type: 'image/png' }), 'photo.png');
  const answer = await fetch((await system()).origin + url, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  await answer.arrayBuffer();
  return answer.status < 400;
}

const formFor = (draft?: string) =>
  expectCall<Form>(201, 'POST', '/api/intake/photos', {
    body: { type: 'image/png', ...(draft && { draft }) },
  });

async function draftWithPhoto(): Promise<{ draft: string; photo: string }> {
  const { draft } = await expectCall<{ draft: string }>(201, 'POST', '/api/intake/drafts', { body: {} });
  const form = await formFor(draft);
  if (!(await send(form))) throw new Error('a photo was not taken');
  return { draft, photo: form.photo };
}

/** Does the upload, which still tells where it was taken, lie there? */
async function isUploaded(photo: string): Promise<boolean> {
  const { endpoint, outputs } = await system();
  const s3 = new S3Client({ ...clientOf(endpoint), forcePathStyle: true });
  const of = { Bucket: outputs.BucketPhotos, Prefix: uploadKey(photo) };
  const { KeyCount = 0 } = await s3.send(new ListObjectsV2Command(of));
  s3.destroy();
  return KeyCount > 0;
}

/** A report whose photo was looked at. @returns the link to it */
async function shown(): Promise<string> {
  const form = await formFor();
  await send(form);
  const receipt = await sendReport({ ...clearReport(), photos: [form.photo] });
  const token = await trackingToken(receipt);
  return until('a photo that is shown', async () => {
    const path = `/api/intake/reports/${receipt.report}/photos`;
    const { photos } = await expectCall<{ photos: { url?: string }[] }>(200, 'GET', path, { token });
    return photos[0]?.url;
  });
}

/** Photos on their way: signed, uploaded, looked at, shown, dropped. */
export function photos(): Probe[] {
  return [
    asked(
      API,
      'a photo is uploaded with a signed form',
      async () => {
        const form = await formFor();
        return () => send(form);
      },
      { signed: true },
    ),
    asked(API, 'photos of a form', async () => {
      const { draft } = await draftWithPhoto();
      return () => answered('GET', `/drafts/${draft}/photos`);
    }),
    asked(API, 'a photo is dropped', async () => {
      const { draft, photo } = await draftWithPhoto();
      return () => answered('DELETE', `/drafts/${draft}/photos/${photo}`);
    }),
    asked(
      API,
      'a photo is looked at with a signed link',
      async () => {
        const url = await shown();
        return async () => {
          const answer = await fetch((await system()).origin + url);
          await answer.arrayBuffer();
          return answer.ok;
        };
      },
      { signed: true, through: ['huying-intake-photos'] },
    ),
    {
      fn: 'huying-intake-photos',
      name: 'a report with a photo',
      through: [API, 'huying-intake-publish'],
      prepare: async () => {
        const form = await formFor();
        await send(form);
        return async () => {
          const receipt = await sendReport({ ...clearReport(), photos: [form.photo] });
          const token = await trackingToken(receipt);
          const path = `/api/intake/reports/${receipt.report}/photos`;
          return {
            done: async () => {
              const { body } = await call<{ photos?: { state: string }[] }>('GET', path, { token });
              return body.photos?.[0]?.state === 'clean' && !(await isUploaded(form.photo));
            },
          };
        };
      },
    },
  ];
}
