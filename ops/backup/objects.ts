import { GetObjectCommand, PutObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';

export interface Stored {
  readonly key: string;
  readonly type?: string;
  readonly content: Buffer;
}

/** Every object of a bucket, one after the other. What vanished since it was listed is left out: it was forgotten. */
export async function* objects(s3: S3Client, Bucket: string): AsyncGenerator<Stored> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket }))
    for (const { Key = '' } of Contents) {
      const found = await s3.send(new GetObjectCommand({ Bucket, Key })).catch((error: Error) => {
        if (error.name === 'NoSuchKey') return undefined;
        throw error;
      });
      if (!found?.Body) continue;
      const content = Buffer.from(await found.Body.transformToByteArray());
      yield { key: Key, content, ...(found.ContentType && { type: found.ContentType }) };
    }
}

export async function putObject(s3: S3Client, Bucket: string, { key, type, content }: Stored): Promise<void> {
  const command = { Bucket, Key: key, Body: content, ...(type && { ContentType: type }) };
  await s3.send(new PutObjectCommand(command));
}
