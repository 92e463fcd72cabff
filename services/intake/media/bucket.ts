import { env } from '#shared/env.ts';
import { MAX_BYTES } from './domain/clean.ts';
import { type Keys, type Place, signedForm, signedLink } from './sign.ts';

/** What lies in the bucket before it was looked at, and after. */
export const uploadKey = (photo: string): string => `uploads/${photo.replace('-', '/')}`;
export const cleanKey = (photo: string): string => `photos/${photo}`;

/** As long as somebody needs to find a picture on their phone. */
const FORM_SECONDS = 3600;
/** As long as somebody looks at a page. */
const LINK_SECONDS = 600;

export interface Upload {
  readonly id: string;
  readonly bytes: number;
}

/** The bucket of the photos. The SDK's client is loaded at first need: most requests are about no photo. */
export class Photos {
  readonly #place: Place;
  readonly #keys: () => Keys;
  #client: Promise<S3> | undefined;
  constructor(place: Place, keys: () => Keys = ownKeys) {
    this.#place = place;
    this.#keys = keys;
  }

  /** Fields of a form for one photo. With `back` the browser is led there afterwards. */
  form(photo: string, at: string, of: { type?: string | undefined; back?: string | undefined }) {
    const fields = {
      ...(of.type && { 'Content-Type': of.type }),
      ...(of.back && { success_action_redirect: of.back }),
    };
    const upload = { key: uploadKey(photo), bytes: [1, MAX_BYTES], seconds: FORM_SECONDS, fields } as const;
    return signedForm(this.#place, this.#keys(), Date.parse(at), upload);
  }

  /** Path under the one origin at which a clean photo can be seen for ten minutes. */
  link = (photo: string, at: string): string =>
    signedLink(this.#place, this.#keys(), Date.parse(at), cleanKey(photo), LINK_SECONDS);

  /** What has arrived of the forms that this folder was given, oldest first. */
  async arrived(folder: string): Promise<Upload[]> {
    const { s3, sdk } = await this.#s3();
    const Prefix = `uploads/${folder}/`;
    const { Contents = [] } = await s3.send(
      new sdk.ListObjectsV2Command({ Bucket: this.#place.bucket, Prefix, MaxKeys: 50 }),
    );
    return Contents.toSorted((a, b) => Number(a.LastModified) - Number(b.LastModified)).map(
      ({ Key = '', Size = 0 }) => ({
        id: `${folder}-${Key.slice(Prefix.length)}`,
        bytes: Size,
      }),
    );
  }

  /**
   * undefined when nothing was uploaded. That is asked of the list: to who may list below a prefix only, S3 says that a
   * missing object is forbidden.
   */
  async upload(photo: string): Promise<Uint8Array | undefined> {
    const { s3, sdk } = await this.#s3();
    const [Bucket, Key] = [this.#place.bucket, uploadKey(photo)];
    const { Contents = [] } = await s3.send(
      new sdk.ListObjectsV2Command({ Bucket, Prefix: Key, MaxKeys: 1 }),
    );
    if (Contents[0]?.Key !== Key) return undefined;
    const { Body } = await s3.send(new sdk.GetObjectCommand({ Bucket, Key }));
    return await Body?.transformToByteArray();
  }

  async keep(photo: string, type: string, bytes: Uint8Array): Promise<void> {
    const { s3, sdk } = await this.#s3();
    const CacheControl = 'private, max-age=600';
    const Key = cleanKey(photo);
    await s3.send(
      new sdk.PutObjectCommand({
        Bucket: this.#place.bucket,
        Key,
        Body: bytes,
        ContentType: type,
        CacheControl,
      }),
    );
  }

  async forgetUpload(photo: string): Promise<void> {
    const { s3, sdk } = await this.#s3();
    await s3.send(new sdk.DeleteObjectCommand({ Bucket: this.#place.bucket, Key: uploadKey(photo) }));
  }

  #s3(): Promise<S3> {
    this.#client ??= import('@aws-sdk/client-s3').then((sdk) => ({
      sdk,
      s3: new sdk.S3Client({ forcePathStyle: this.#place.prefix !== '' }),
    }));
    return this.#client;
  }
}

type Sdk = typeof import('@aws-sdk/client-s3');
interface S3 {
  readonly sdk: Sdk;
  readonly s3: InstanceType<Sdk['S3Client']>;
}

/** A function signs with the keys of its own role: a form or link can do no more than the role may. */
const ownKeys = (): Keys => ({
  id: process.env.AWS_ACCESS_KEY_ID ?? '',
  secret: process.env.AWS_SECRET_ACCESS_KEY ?? '',
  token: process.env.AWS_SESSION_TOKEN || undefined,
});

/** The bucket of this deployment: under its own name on AWS, below a path on a local engine. */
export function photosPlace(): Place {
  const { region, engine } = env;
  const bucket = env.bucket('photos');
  return engine
    ? { bucket, region, host: new URL(engine).host, prefix: `/${bucket}` }
    : { bucket, region, host: `${bucket}.s3.${region}.${suffixOf(region)}`, prefix: '' };
}

/** As the front calls the bucket (`infra/stacks/edge.ts`): the name is part of what is signed. */
const suffixOf = (region: string): string =>
  region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
