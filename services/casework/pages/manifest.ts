import * as z from 'zod/mini';
import { AreaPath } from '#events/fields.ts';
import type { Service } from '#shared/service/manifest.ts';
import { Reveal } from '#shared/vault/reason.ts';

/** The pages' part of casework's manifest: what staff and residents are shown of tickets. */
export const pages = {
  routes: {
    list: {
      method: 'GET',
      path: '/tickets',
      access: 'ticket.read',
      summary: 'My tickets, those of an area, or those of an area that wait for a call-back',
      query: z.object({
        view: z.optional(z.enum(['mine', 'area', 'callbacks'])),
        area: z.optional(AreaPath),
        state: z.optional(z.enum(['open', 'closed'])),
        after: z.optional(z.string().check(z.maxLength(1000))),
        /** Ids of tickets that the caller has just changed, separated by commas: shown as they stand. */
        also: z.optional(z.string().check(z.regex(/^R[0-9A-Z]{26}(,R[0-9A-Z]{26}){0,9}$/))),
      }),
    },
    ticket: {
      method: 'GET',
      path: '/tickets/{id}',
      access: 'ticket.read',
      summary: 'One ticket with words and history',
    },
    reveal: {
      method: 'POST',
      path: '/tickets/{id}/reveal',
      access: 'contact.reveal',
      summary: 'Name and phone of the caller, for a reason that is kept',
      body: Reveal,
    },
    seen: {
      method: 'GET',
      path: '/tickets/{id}/seen',
      access: 'ticket.read',
      summary: 'Who saw words, photos and contact data, when and why, newest first',
    },
    track: { method: 'GET', path: '/track/{id}', access: 'resident', summary: 'Where my report stands' },
  },
} as const satisfies Pick<Service, 'routes'>;
