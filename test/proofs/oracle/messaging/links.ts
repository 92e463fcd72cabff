import { PutObjectCommand } from '@aws-sdk/client-s3';
import { type Place, signedLink } from '../../../../services/intake/media/sign.ts';
import type { MessagingTest, Observation } from './messaging-test.ts';
import { answerOf, denied, JPEG, keys, misSigned, newPlace } from './photo-ground.ts';

/** Links with which people see a photo for ten minutes, as intake signs them. */

const KEY = 'photos/PAAAA-BBBB';
const OTHER = 'photos/PAAAA-CCCC';
const SECONDS = 600;

/** As intake keeps a photo that was looked at. */
const photo = { Body: JPEG, ContentType: 'image/jpeg', CacheControl: 'private, max-age=600' };
const shown = { status: 200, same: true, type: photo.ContentType, cache: photo.CacheControl };

/** @param path what is asked for, below the bucket */
const link = (
  name: string,
  expected: Readonly<Record<string, Observation>>,
  path: (place: Place) => string,
  known: MessagingTest['known'] = {},
): MessagingTest => ({
  name: `link: ${name}`,
  expected,
  known,
  run: async (bench) => {
    const place = await newPlace(bench);
    for (const Key of [KEY, OTHER])
      await bench.s3.send(new PutObjectCommand({ Bucket: place.bucket, Key, ...photo }));
    const response = await fetch(`${bench.endpoint}/${place.bucket}${path(place)}`);
    if (!response.ok) return answerOf(response);
    const same = JPEG.equals(Buffer.from(await response.arrayBuffer()));
    const { headers, status } = response;
    return { status, same, type: headers.get('content-type'), cache: headers.get('cache-control') };
  },
});

/** @param signed when it was signed, in seconds from now */
const signedTo = (place: Place, signed = 0): string =>
  signedLink(place, keys(), Date.now() + signed * 1000, KEY, SECONDS);

export const linkTests: readonly MessagingTest[] = [
  link('leads to the photo, with its type and how long to keep it', shown, (place) => signedTo(place)),
  link('for another photo', misSigned, (place) => signedTo(place).replace(KEY, OTHER)),
  link('too late', denied, (place) => signedTo(place, -SECONDS - 1)),
  link('for longer than it was signed', misSigned, (place) =>
    signedTo(place, -SECONDS - 1).replace('Expires=600', 'Expires=6000'),
  ),
  link('without a signature', denied, () => `/${KEY}`, {
    localstack: {
      observed: shown,
      reason:
        'it shows everything to who comes without a signature. The front door refuses them (local/door)',
    },
  }),
];
