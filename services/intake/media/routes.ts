import { actorOf, may, type Principal } from '#shared/auth/principal.ts';
import { load } from '#shared/commit/commit.ts';
import { env } from '#shared/env.ts';
import { created, ok } from '#shared/http/call.ts';
import { problems } from '#shared/http/problem.ts';
import { noteLook } from '#shared/vault/audit.ts';
import type { Limits } from '../limits/limits.ts';
import { report } from '../reports/domain/report.ts';
import { answersOf } from '../reports/drafts.ts';
import type { IntakeDeps } from '../wiring/deps.ts';
import type { RoomHandlers } from '../wiring/room-handlers.ts';
import type { Photos } from './bucket.ts';
import type { mediaContract } from './contract.ts';
import type { media } from './manifest.ts';
import { folderOf, newPhoto, outcomes, placeOf } from './store.ts';

/** Photos of forms and reports. */
export function mediaRoutes({ main, vault, stores }: IntakeDeps, limit: Limits, photos: Photos) {
  /** The resident's own; staff who may read tickets where casework has this one. Default deny. */
  const mayLook = async (who: Principal, id: string): Promise<boolean> => {
    if (who.kind === 'resident') return who.report === id;
    if (who.kind === 'anonymous') return false;
    const area = await placeOf(main, id);
    return area !== undefined && may(who, 'ticket.read', area);
  };

  return {
    newPhoto: async ({ body, address, at }) => {
      await limit.address('photo', address, at);
      const { draft, type } = body;
      if (draft) await answersOf(vault, draft, at);
      const photo = newPhoto(draft);
      const back = draft && `${env.origin}/report/photos`;
      return created({ photo, url: '/uploads', fields: photos.form(photo, at, { type, back }) });
    },

    draftPhotos: async ({ params, at }) => {
      const draft = params.draft ?? '';
      await answersOf(vault, draft, at);
      return ok({ photos: await photos.arrived(folderOf(draft)) });
    },

    dropPhoto: async ({ params, at }) => {
      const { draft = '', photo = '' } = params;
      await answersOf(vault, draft, at);
      if (!photo.startsWith(`${folderOf(draft)}-`)) throw problems.notFound();
      await photos.forgetUpload(photo);
      return ok({ dropped: true });
    },

    photos: async ({ params, who, at }) => {
      const id = params.report ?? '';
      if (who.kind === 'anonymous') throw problems.signInNeeded();
      if (!(await mayLook(who, id))) throw problems.notFound();
      const look = { id, by: actorOf(who), purpose: 'ticket-page', read: 'intake.photos' };
      if (who.kind === 'staff') await noteLook(vault, look, Date.parse(at));
      const [{ state }, looked] = await Promise.all([load(stores.store, report, id), outcomes(vault, id)]);
      const all = (state.photos ?? []).map((photo) => {
        const outcome = looked.get(photo);
        if (!outcome) return { id: photo, state: 'checking' as const };
        if (outcome.state === 'rejected') return { id: photo, state: outcome.state, why: outcome.why };
        return { id: photo, state: outcome.state, type: outcome.type, url: photos.link(photo, at) };
      });
      // What has become no photo is the resident's to know; staff are shown what there is to see.
      return ok({ photos: who.kind === 'resident' ? all : all.filter(({ state: s }) => s === 'clean') });
    },
  } satisfies RoomHandlers<typeof media.routes, typeof mediaContract>;
}
