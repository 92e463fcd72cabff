import { beforeAll, expect, test } from 'vitest';
import { expectCall } from './support/call.ts';
import { clearReport, type Receipt, sendReport, trackingToken } from './support/report.ts';
import { system } from './support/system.ts';
import { until } from './support/until.ts';

/** What people upload, and what others would like us to serve: told by its content, never by its name. */
let origin: string;
beforeAll(async () => {
  ({ origin } = await system());
});

interface Form {
  readonly photo: string;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}
const newForm = (type?: string) =>
  expectCall<Form>(201, 'POST', '/api/intake/photos', { body: type ? { type } : {} });

/** As a browser posts it, the file last. */
async function upload({ url, fields }: Form, bytes: Uint8Array<ArrayBuffer>, changed: object = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...changed })) form.set(name, String(value));
  form.set('file', new Blob([bytes], { type: 'text/html' }), '../../evil.html');
  const answer = await fetch(origin + url, { method: 'POST', body: form, redirect: 'manual' });
  await answer.arrayBuffer();
  return answer.status;
}

const text = (s: string) => new TextEncoder().encode(s);
/** A true picture of one grey pixel. */
const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
    'base64',
  ),
);
/** The same size in another grey. */
const OTHER = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4AAAA8gDxnPEd5gAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const SCRIPT = '<script>alert(document.cookie)</script>';

interface Photo {
  readonly id: string;
  readonly state: 'checking' | 'clean' | 'rejected';
  readonly why?: string;
  readonly type?: string;
  readonly url?: string;
}

const lookedAt = (receipt: Receipt, token: string, count: number): Promise<readonly Photo[]> =>
  until('all photos to be looked at', async () => {
    const { photos } = await expectCall<{ photos: Photo[] }>(
      200,
      'GET',
      `/api/intake/reports/${receipt.report}/photos`,
      { token },
    );
    return photos.length === count && photos.every(({ state }) => state !== 'checking') && photos;
  });

test('a page, a drawing with script and a picture with a page behind it do not become what they pretend to be', async () => {
  const kinds = [
    text(`<!doctype html>${SCRIPT}`),
    text(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`),
    new Uint8Array([...text('GIF89a'), ...text(SCRIPT)]),
    new Uint8Array([...PNG, ...text(SCRIPT)]),
  ];
  const forms = await Promise.all(kinds.map((_, n) => newForm(n % 2 ? 'image/png' : 'image/jpeg')));
  for (const [n, bytes] of kinds.entries())
    expect(await upload(forms[n] as Form, bytes as Uint8Array<ArrayBuffer>)).toBe(204);
  const receipt = await sendReport({ ...clearReport(), photos: forms.map(({ photo }) => photo) });
  const token = await trackingToken(receipt);
  const photos = await lookedAt(receipt, token, kinds.length);
  expect(photos.map(({ state, why, type }) => why ?? `${state} ${type}`)).toEqual([
    'kind',
    'kind',
    'kind',
    'clean image/png',
  ]);
  expect(photos.filter(({ url }) => url)).toHaveLength(1);
  const link = photos[3]?.url ?? '';
  const seen = await fetch(origin + link);
  expect(seen.headers.get('content-type')).toBe('image/png');
  expect(seen.headers.get('content-security-policy')).toMatch(/sandbox/);
  expect(seen.headers.get('x-content-type-options')).toBe('nosniff');
  expect(Buffer.from(await seen.arrayBuffer()).toString('latin1')).not.toContain('script');
  // Changed by one letter a link opens nothing, and no link opens what lies beside it.
  const other = link.replace(photos[3]?.id ?? '', forms[0]?.photo ?? '');
  for (const bent of [
    `${link}x`,
    other,
    link.replace('/photos/', '/photos/../uploads/'),
    link.split('?')[0] ?? '',
  ])
    expect((await fetch(origin + bent)).status, bent).toBeGreaterThanOrEqual(400);
});

test('a form takes this photo only: no other name, kind or place, and nothing too large', async () => {
  const form = await newForm('image/png');
  for (const changed of [
    { key: 'photos/P0000000000000000-00000000000000000000000000' },
    { key: `${form.fields.key}/../../staff/index.html` },
    { 'Content-Type': 'text/html' },
    { success_action_redirect: 'https://evil.example/' },
  ])
    expect(await upload(form, PNG, changed), JSON.stringify(changed)).toBe(403);
  const large = new Uint8Array(10 * 1024 * 1024 + 1);
  expect(await upload(form, large)).toBe(400);
  expect(await upload(form, PNG)).toBe(204);
});

test('a second report with the same photo exchanges nothing: the first one shows what it showed', async () => {
  const form = await newForm('image/png');
  expect(await upload(form, PNG)).toBe(204);
  const first = await sendReport({ ...clearReport(), photos: [form.photo] });
  const token = await trackingToken(first);
  const shown = async () => {
    const [photo] = await lookedAt(first, token, 1);
    return Buffer.from(await (await fetch(origin + (photo?.url ?? ''))).arrayBuffer());
  };
  const before = await shown();
  expect(await upload(form, OTHER)).toBe(204);
  const second = await sendReport({ ...clearReport(), photos: [form.photo] });
  expect(await lookedAt(second, await trackingToken(second), 1)).toEqual([
    { id: form.photo, state: 'rejected', why: 'taken' },
  ]);
  expect((await shown()).equals(before)).toBe(true);
});

test('hides photos, and that there are any, without a token', async () => {
  const form = await newForm();
  await upload(form, PNG);
  const receipt = await sendReport({ ...clearReport(), photos: [form.photo] });
  const other = await sendReport();
  const [mine, foreign] = await Promise.all([trackingToken(receipt), trackingToken(other)]);
  await lookedAt(receipt, mine, 1);
  const path = `/api/intake/reports/${receipt.report}/photos`;
  await expectCall(404, 'GET', path, { token: foreign });
  await expectCall(401, 'GET', path);
});
