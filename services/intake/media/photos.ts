import { SQSClient } from '@aws-sdk/client-sqs';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { consumer } from '#shared/messaging/consumer.ts';
import { Photos, photosPlace } from './bucket.ts';
import { lookAtPhotos } from './look.ts';
import { media } from './manifest.ts';

const vault = new Rows(documentClient(), env.table('vault'));

/** Function `photos`: makes uploads into photos that may be shown. */
export const handler = consumer(media.functions.photos, new SQSClient({}), {
  PhotosAttached: lookAtPhotos(vault, new Photos(photosPlace())),
});
