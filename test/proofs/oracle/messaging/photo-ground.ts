import { GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import { clientOf, REGION } from '../../../../infra/tooling/system/aws-env.ts';
import type { Keys, Place } from '../../../../services/intake/media/sign.ts';
import type { Bench } from './bench.ts';
import type { Observation } from './messaging-test.ts';

/** What tests of presigned forms and links have in common. */

/** The beginning of a JPEG: S3 does not look into it. */
export const JPEG: Buffer = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46]);

/** What is refused because it is not what was signed for, and what was signed otherwise. */
export const denied = { status: 403, code: 'AccessDenied' };
export const misSigned = { status: 403, code: 'SignatureDoesNotMatch' };

export const keys = (): Keys => {
  const { accessKeyId: id, secretAccessKey: secret } = clientOf('').credentials;
  return { id, secret };
};

/** A new bucket, addressed as intake addresses that of a local engine. */
export async function newPlace(bench: Bench): Promise<Place> {
  const bucket = await bench.bucket();
  return { bucket, region: REGION, host: new URL(bench.endpoint).host, prefix: `/${bucket}` };
}

/** The status of an answer, the code of a refusal, and where it leads. */
export async function answerOf(response: Response): Promise<Record<string, Observation>> {
  const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1];
  const to = response.headers.get('location');
  return { status: response.status, ...(code && { code }), ...(response.status === 303 && { to: to ?? '' }) };
}

/** What lies there now. */
export async function kept({ s3 }: Bench, Bucket: string, Key: string): Promise<Observation> {
  try {
    const { Body, ContentType = '' } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    const bytes = (await Body?.transformToByteArray()) ?? [];
    return { type: ContentType, same: JPEG.equals(Buffer.from(bytes)) };
  } catch (error) {
    if (error instanceof NoSuchKey) return 'nothing';
    throw error;
  }
}
