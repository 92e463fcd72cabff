import { Photos } from '../../../../services/intake/media/bucket.ts';
import { type Place, signedForm } from '../../../../services/intake/media/sign.ts';
import type { Bench } from './bench.ts';
import type { MessagingTest } from './messaging-test.ts';
import { answerOf, denied, JPEG, kept, keys, misSigned, newPlace } from './photo-ground.ts';

/** Forms with which residents upload photos, as intake signs them, and what a stranger could make of one. */

const PHOTO = 'PAAAA-BBBB';
const KEY = 'uploads/PAAAA/BBBB';
const BACK = 'https://huying.example/report/photos';
const HOUR_MS = 3_600_000;

type Fields = Readonly<Record<string, string>>;

/** A form for one JPEG, as intake's but for smaller files: tests need not send ten megabytes. */
const formFor = (place: Place, at: number): Fields =>
  signedForm(place, keys(), at, {
    key: KEY,
    bytes: [1, 1000],
    seconds: HOUR_MS / 1000,
    fields: { 'Content-Type': 'image/jpeg' },
  });

async function post(bench: Bench, bucket: string, fields: Fields, file: Uint8Array = JPEG) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(file)], { type: 'image/jpeg' }), '照片.jpg');
  const request = { method: 'POST', body: form, redirect: 'manual' } as const;
  return answerOf(await fetch(`${bench.endpoint}/${bucket}`, request));
}

const whole = { type: 'image/jpeg', same: true };

/** A form of intake's own that is used as it was meant. */
const accepted = (
  name: string,
  back: string | undefined,
  expected: MessagingTest['expected'],
): MessagingTest => ({
  name: `form: ${name}`,
  expected,
  run: async (bench) => {
    const place = await newPlace(bench);
    const fields = new Photos(place, keys).form(PHOTO, new Date().toISOString(), {
      type: 'image/jpeg',
      back,
    });
    const { to, ...answer } = await post(bench, place.bucket, fields);
    const led = to ? { to: String(to).split('?')[0] ?? '' } : {};
    return { ...answer, ...led, kept: await kept(bench, place.bucket, KEY) };
  },
});

interface Misuse {
  /** What is changed of the form. */
  readonly fields?: (fields: Fields) => Fields;
  readonly file?: Uint8Array;
  /** When it was signed, in milliseconds from now. */
  readonly signed?: number;
  readonly known?: MessagingTest['known'];
}

/** A form that was changed, or used for something else than what it was signed for: refused, and nothing is kept. */
const refused = (
  name: string,
  expected: { status: number; code: string },
  { fields: change = (fields) => fields, file, signed = 0, known = {} }: Misuse,
): MessagingTest => ({
  name: `form: ${name}`,
  expected: { ...expected, kept: 'nothing' },
  known,
  run: async (bench) => {
    const place = await newPlace(bench);
    const fields = change(formFor(place, Date.now() + signed));
    const answer = await post(bench, place.bucket, fields, file);
    return { ...answer, kept: await kept(bench, place.bucket, fields.key ?? KEY) };
  },
});

/** LocalStack takes a form that S3 refuses. */
const takenBy = (reason: string): MessagingTest['known'] => ({
  localstack: { observed: { status: 204, kept: whole }, reason },
});
const UNSIGNED = 'it checks the policy of a form and not its signature. Our engine checks both here';

/** The same policy with more room, under the old signature. */
function widened({ policy = '', ...fields }: Fields): Fields {
  const text = Buffer.from(policy, 'base64').toString().replace('1000]', '9000]');
  return { ...fields, policy: Buffer.from(text).toString('base64') };
}

export const formTests: readonly MessagingTest[] = [
  accepted('a photo is kept as the form says it is', undefined, { status: 204, kept: whole }),
  accepted('a browser is led back to the page', BACK, { status: 303, to: BACK, kept: whole }),
  refused('a file that is too large', { status: 400, code: 'EntityTooLarge' }, { file: Buffer.alloc(1001) }),
  refused('an empty file', { status: 400, code: 'EntityTooSmall' }, { file: Buffer.alloc(0) }),
  refused('another type', denied, { fields: (form) => ({ ...form, 'Content-Type': 'text/html' }) }),
  refused('no type', denied, { fields: ({ 'Content-Type': _, ...form }) => form }),
  refused('another key', denied, { fields: (form) => ({ ...form, key: 'photos/BBBB' }) }),
  refused('a field more', denied, {
    fields: (form) => ({ 'x-amz-meta-more': 'yes', ...form }),
    known: takenBy('it checks the fields that the policy names and takes any other'),
  }),
  refused('an hour too late', denied, { signed: -HOUR_MS - 1000 }),
  refused('a policy with more room', misSigned, { fields: widened, known: takenBy(UNSIGNED) }),
  refused('a wrong signature', misSigned, {
    fields: (form) => ({ ...form, 'x-amz-signature': '0'.repeat(64) }),
    known: takenBy(UNSIGNED),
  }),
  {
    name: 'form: in another bucket',
    expected: { ...denied, kept: 'nothing' },
    run: async (bench) => {
      const fields = formFor(await newPlace(bench), Date.now());
      const other = await bench.bucket();
      return { ...(await post(bench, other, fields)), kept: await kept(bench, other, KEY) };
    },
  },
];
