import type { Ask } from './ask.ts';
import type { AnswerTo, BodyOf } from './routes.ts';

/** Answers of an unfinished form as intake keeps them: flat, by field name. */
export type StoredAnswers = AnswerTo<'GET /api/intake/drafts/{draft}'>['answers'];
export type AnswerChanges = BodyOf<'PATCH /api/intake/drafts/{draft}'>['answers'];

export type NewReport = BodyOf<'POST /api/intake/reports'>;
export type Receipt = AnswerTo<'POST /api/intake/reports'>;
export type OwnReport = AnswerTo<'GET /api/intake/reports/{report}'>;

/** A signed form that uploads one photo. */
export type PhotoForm = AnswerTo<'POST /api/intake/photos'>;
export type OwnPhoto = AnswerTo<'GET /api/intake/reports/{report}/photos'>['photos'][number];

/** What the pages ask of intake. */
export const intake = (ask: Ask) => ({
  newDraft: async () => (await ask('POST /api/intake/drafts', { body: {} })).draft,
  answers: async (draft: string) =>
    (await ask('GET /api/intake/drafts/{draft}', { params: { draft } })).answers,
  save: async (draft: string, answers: AnswerChanges) =>
    (await ask('PATCH /api/intake/drafts/{draft}', { params: { draft }, body: { answers } })).answers,
  photoForm: (draft: string) => ask('POST /api/intake/photos', { body: { draft } }),
  draftPhotos: async (draft: string) =>
    (await ask('GET /api/intake/drafts/{draft}/photos', { params: { draft } })).photos,
  dropPhoto: (draft: string, photo: string) =>
    ask('DELETE /api/intake/drafts/{draft}/photos/{photo}', { params: { draft, photo } }),
  photos: async (report: string, token: string) =>
    (await ask('GET /api/intake/reports/{report}/photos', { params: { report }, token })).photos,
  withdraw: (report: string, token: string, key: string) =>
    ask('POST /api/intake/reports/{report}/withdraw', { params: { report }, token, key, body: {} }),
  /** The same draft and answers give the same number and code, however often they are submitted. */
  report: (draft: string, body: NewReport) => ask('POST /api/intake/reports', { key: draft, body }),
  track: (number: string, code: string) => ask('POST /api/intake/track', { body: { number, code } }),
  ownReport: (report: string, token: string) =>
    ask('GET /api/intake/reports/{report}', { params: { report }, token }),
});
