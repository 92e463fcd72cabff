import * as z from 'zod/mini';
import { PhotoId } from '#events/fields.ts';
import { contract } from '#shared/service/contract.ts';
import { named } from '#shared/service/shapes.ts';

const Form = named(
  'PhotoForm',
  'A form with which one photo can be uploaded within the hour: its fields, then the file',
  z.object({ photo: PhotoId, url: z.string(), fields: z.record(z.string(), z.string()) }),
);

const Photo = named(
  'Photo',
  'A photo of a report and what became of it; a clean one has a link of ten minutes',
  z.object({
    id: PhotoId,
    state: z.enum(['checking', 'clean', 'rejected']),
    type: z.optional(z.enum(['image/jpeg', 'image/png', 'image/webp'])),
    url: z.optional(z.string()),
    why: z.optional(z.enum(['kind', 'damaged', 'missing', 'taken'])),
  }),
);

export const mediaContract = contract({
  newPhoto: {
    answers: { 201: Form },
    refusals: { 404: ['not-found'], 429: ['too-many-requests'] },
  },
  draftPhotos: {
    answers: { 200: z.object({ photos: z.array(z.object({ id: PhotoId, bytes: z.int() })) }) },
  },
  dropPhoto: { answers: { 200: z.object({ dropped: z.boolean() }) } },
  photos: {
    answers: { 200: z.object({ photos: z.array(Photo) }) },
    refusals: { 401: ['sign-in-needed'] },
  },
});
