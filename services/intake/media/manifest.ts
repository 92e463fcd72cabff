import * as z from 'zod/mini';
import { PhotosAttached } from '#events/intake.ts';
import type { FunctionSpec, Service } from '#shared/service/manifest.ts';

/** The media's part of intake's manifest. */
export const media = {
  buckets: {
    /** Uploads that no report claims are forgotten; those that are claimed go as soon as they were looked at. */
    photos: { forgets: { 'uploads/': 2 } },
  },
  functions: {
    photos: {
      entry: 'media/photos.ts',
      purpose: 'Looks at photos that came with a report and takes away what tells more than the picture',
      tables: { vault: ['query', 'put'] },
      buckets: { photos: { 'uploads/': ['get', 'delete', 'list'], 'photos/': ['put'] } },
      subscribes: [PhotosAttached],
      memoryMB: 1024,
      timeoutSeconds: 60,
    },
  },
  routes: {
    newPhoto: {
      method: 'POST',
      path: '/photos',
      access: 'public',
      summary: 'A form with which one photo can be uploaded: JPEG, PNG or WebP, at most 10 MB',
      body: z.strictObject({
        /** The form that it belongs to; its browser is led back there. */
        draft: z.optional(z.string().check(z.regex(/^D[0-9A-Z]{26}$/))),
        type: z.optional(z.enum(['image/jpeg', 'image/png', 'image/webp'])),
        bytes: z.optional(z.int().check(z.minimum(1), z.maximum(10 * 1024 * 1024))),
      }),
    },
    draftPhotos: {
      method: 'GET',
      path: '/drafts/{draft}/photos',
      access: 'public',
      summary: 'Photos that have arrived for an unfinished form',
    },
    dropPhoto: {
      method: 'DELETE',
      path: '/drafts/{draft}/photos/{photo}',
      access: 'public',
      summary: 'Take a photo out of an unfinished form',
    },
    /** Two kinds of people may: the handler asks which report, or which area. */
    photos: {
      method: 'GET',
      path: '/reports/{report}/photos',
      access: 'public',
      summary:
        'Photos of a report, as links of ten minutes: the resident’s own, or ticket.read where its ticket is',
    },
  },
} as const satisfies Pick<Service, 'buckets' | 'functions' | 'routes'>;

/** What the API may do in the bucket: it signs forms and links with its own rights, so these are theirs too. */
export const apiBuckets = {
  photos: { 'uploads/': ['put', 'delete', 'list'], 'photos/': ['get'] },
} as const satisfies FunctionSpec['buckets'];
