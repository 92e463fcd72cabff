import type { Handlers } from '#shared/api/api.ts';
import type { Service } from '#shared/service/manifest.ts';

/** A handler for each route of one room's manifest part, checked against the room's contract. */
export type RoomHandlers<R extends NonNullable<Service['routes']>, C> = Handlers<
  Omit<Service, 'routes'> & { readonly routes: R },
  C
>;
