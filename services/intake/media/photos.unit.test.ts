import { expect, test, vi } from 'vitest';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { Limits } from '../limits/limits.ts';
import { type Incoming, receiveReport } from '../reports/receive.ts';
import { Secrets } from '../secrets/secrets.ts';
import { Photos } from './bucket.ts';
import { lookAtPhotos } from './look.ts';
import { mediaRoutes } from './routes.ts';
import { folderOf, keepPlace, newPhoto, outcomes } from './store.ts';

vi.stubEnv('HUYING_ORIGIN', 'https://huying.example');
const AT = '2026-11-22T01:00:00.000Z';
const PNG = new Uint8Array([
  0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 1, 73, 68, 65, 84, 0, 0, 0, 0, 0, 0, 0, 0, 0, 73, 69, 78, 68, 0, 0, 0, 0,
]);
const place = { bucket: 'b', region: 'us-east-1', host: 'h', prefix: '' };

function inMemoryIntake() {
  const [main, vault] = [memoryRows(), memoryRows()];
  const secrets = new Secrets(vault.rows);
  const stores = { store: memoryStore(), vault: memoryStore() };
  const deps = { main: main.rows, vault: vault.rows, stores, secrets, zone: 'Asia/Shanghai' };
  const uploads = new Map<string, Uint8Array>();
  const kept = new Map<string, Uint8Array>();
  let breaks = false;
  const breakOnce = () => {
    breaks = true;
  };
  const bucket = {
    upload: async (id: string) => {
      if (breaks) {
        breaks = false;
        throw new Error('broken');
      }
      return uploads.get(id);
    },
    keep: async (id: string, _type: string, bytes: Uint8Array) => void kept.set(id, bytes),
    forgetUpload: async (id: string) => void uploads.delete(id),
  };
  const photos = new Photos(place, () => ({ id: 'k', secret: 's' }));
  const routes = mediaRoutes(deps, new Limits(main.rows, secrets, 1), photos);
  const hand = (ids: string[], key = 'key-00001') => {
    const input: Incoming = {
      channel: 'web',
      words: '漏水',
      consent: { process: true, sms: false },
      lang: 'zh-CN',
      photos: ids,
    };
    return receiveReport(deps, input, { key, fingerprint: 'f', at: AT, actor: 'anonymous' });
  };
  const look = (subject: string, ids: string[]) =>
    lookAtPhotos(vault.rows, bucket)({ subject, time: AT, data: { photos: ids } } as never);
  const see = (report: string, who: object) => routes.photos({ params: { report }, who, at: AT } as never);
  return { main, vault, stores, uploads, kept, hand, look, see, routes, breakOnce };
}

test('photos are counted in the report, looked at once, and the upload goes whatever it was', async () => {
  const { hand, look, uploads, kept, stores, vault } = inMemoryIntake();
  const [good, bad, lost] = [newPhoto(undefined), newPhoto(undefined), newPhoto(undefined)];
  uploads.set(good, PNG).set(bad, new Uint8Array([1, 2, 3]));
  const { report } = await hand([good, bad, lost, good]);
  const log = ((await stores.store.get(report, '-')) as unknown as { log: unknown[][] }).log;
  expect(log.map(([type, , , , data]) => [type, (data as { photos: unknown }).photos])).toEqual([
    ['ReportReceived', 3],
    ['PhotosAttached', [good, bad, lost]],
  ]);
  for (let i = 0; i < 2; i++) await look(report, [good, bad, lost]);
  const found = await outcomes(vault.rows, report);
  expect([good, bad, lost].map((id) => found.get(id))).toMatchObject([
    { state: 'clean', type: 'image/png' },
    { state: 'rejected', why: 'kind' },
    { state: 'rejected', why: 'missing' },
  ]);
  expect([uploads.size, kept.size]).toEqual([0, 1]);
});

test('the resident sees what became of each; staff see what is clean, where its ticket is, and nobody else sees any', async () => {
  const { hand, look, see, uploads, main } = inMemoryIntake();
  const [good, bad, waiting] = [newPhoto(undefined), newPhoto(undefined), newPhoto(undefined)];
  uploads.set(good, PNG).set(bad, new Uint8Array([1]));
  const { report } = await hand([good, bad, waiting]);
  await look(report, [good, bad]);
  const own = (await see(report, { kind: 'resident', report })).body as {
    photos: { id: string; url?: string }[];
  };
  expect(own.photos).toMatchObject([
    { id: good, state: 'clean', url: expect.stringMatching(`^/photos/${good}\\?X-Amz-`) },
    { id: bad, state: 'rejected', why: 'kind' },
    { id: waiting, state: 'checking' },
  ]);
  const worker = { kind: 'staff', staff: '1', grants: [{ role: 'worker', area: 'qt/qt-03' }] };
  const notFound = { status: 404 };
  await expect(see(report, worker)).rejects.toMatchObject(notFound);
  await keepPlace(main.rows, report, 'qt/qt-03/qt-03-07', 2);
  expect((await see(report, worker)).body).toEqual({ photos: [own.photos[0]] });
  await keepPlace(main.rows, report, 'qt/qt-04/qt-04-01', 3);
  await expect(see(report, worker)).rejects.toMatchObject(notFound);
  await expect(see(report, { kind: 'resident', report: 'R2' })).rejects.toMatchObject(notFound);
  await expect(see(report, { kind: 'staff', staff: '1', grants: [] })).rejects.toMatchObject(notFound);
  await expect(see(report, { kind: 'anonymous' })).rejects.toMatchObject({ status: 401 });
});

test('gives a photo to the first report that claims it, and leaves its upload alone for any other', async () => {
  const { hand, look, see, uploads, kept, vault } = inMemoryIntake();
  const photo = newPhoto(undefined);
  uploads.set(photo, PNG);
  const first = await hand([photo]);
  await look(first.report, [photo]);
  const other = new Uint8Array([...PNG, 0]);
  uploads.set(photo, other);
  const second = await hand([photo], 'key-00002');
  for (let i = 0; i < 2; i++) await look(second.report, [photo]);
  expect(kept.get(photo)).toEqual(PNG);
  expect((await outcomes(vault.rows, first.report)).get(photo)).toMatchObject({ state: 'clean' });
  const own = { kind: 'resident', report: second.report };
  expect((await see(second.report, own)).body).toEqual({
    photos: [{ id: photo, state: 'rejected', why: 'taken' }],
  });
  // It may be what the owner's report still waits for: one look may have ended between its claim and its outcome.
  expect(uploads.get(photo)).toBe(other);
});

test('keeps a report’s claim on a photo when its check was interrupted', async () => {
  const { hand, look, uploads, kept, vault, breakOnce } = inMemoryIntake();
  const photo = newPhoto(undefined);
  uploads.set(photo, PNG);
  const [first, second] = [await hand([photo]), await hand([photo], 'key-00002')];
  breakOnce();
  await expect(look(first.report, [photo])).rejects.toThrow('broken');
  await look(second.report, [photo]);
  await look(first.report, [photo]);
  expect([uploads.size, kept.get(photo)]).toEqual([0, PNG]);
  expect((await outcomes(vault.rows, first.report)).get(photo)).toMatchObject({ state: 'clean' });
  expect((await outcomes(vault.rows, second.report)).get(photo)).toMatchObject({ why: 'taken' });
});

test('puts a form’s photos in one folder known to its draft only, each under a name of its own', () => {
  expect(folderOf('D1')).toBe(folderOf('D1'));
  expect(folderOf('D1')).not.toBe(folderOf('D2'));
  expect(new Set(Array.from({ length: 50 }, () => newPhoto('D1'))).size).toBe(50);
  expect(newPhoto('D1')).toMatch(/^P[0-9A-HJKMNP-TV-Z]{16}-[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(newPhoto('D1').startsWith(`${folderOf('D1')}-`)).toBe(true);
});

test('a form without a live draft is refused, one without a draft leads nowhere back', async () => {
  const { routes } = inMemoryIntake();
  const ask = (body: object) => routes.newPhoto({ body, address: '203.0.113.9', at: AT } as never);
  await expect(ask({ draft: `D${'0'.repeat(26)}` })).rejects.toMatchObject({ status: 404 });
  const { body } = (await ask({ type: 'image/png' })) as { body: { fields: Record<string, string> } };
  expect(body.fields).not.toHaveProperty('success_action_redirect');
  expect(body.fields['Content-Type']).toBe('image/png');
});
