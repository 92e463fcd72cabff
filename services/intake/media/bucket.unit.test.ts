import { afterEach, expect, test, vi } from 'vitest';
import { photosPlace } from './bucket.ts';

afterEach(() => vi.unstubAllEnvs());

/** The bucket sees the name by which the front calls it (infra/stacks/edge.ts), and the name is signed. */
test.each([
  ['eu-central-1', 'photos-here.s3.eu-central-1.amazonaws.com'],
  ['cn-north-1', 'photos-here.s3.cn-north-1.amazonaws.com.cn'],
  ['cn-northwest-1', 'photos-here.s3.cn-northwest-1.amazonaws.com.cn'],
])('links and forms in %s are signed for the name of the bucket there', (region, host) => {
  vi.stubEnv('HUYING_BUCKET_PHOTOS', 'photos-here');
  vi.stubEnv('HUYING_ENGINE', '');
  vi.stubEnv('AWS_REGION', region);
  expect(photosPlace()).toEqual({ bucket: 'photos-here', region, host, prefix: '' });
});

test('a local engine is asked by path, under its own name', () => {
  vi.stubEnv('HUYING_BUCKET_PHOTOS', 'photos-here');
  vi.stubEnv('HUYING_ENGINE', 'http://localhost:4566');
  vi.stubEnv('AWS_REGION', 'us-east-1');
  expect(photosPlace()).toMatchObject({ host: 'localhost:4566', prefix: '/photos-here' });
});
