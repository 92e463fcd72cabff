import type { Language } from '#events/fields.ts';

/** The desired row of one aggregate. `contact` goes to the vault, never into the fact. */
export interface Target {
  readonly id: string;
  readonly row: object;
  readonly contact?: Contact;
}

/** Personal data: how a member or a resident unit is reached, and why somebody is away. */
export type Contact =
  | {
      readonly of: 'member';
      readonly name: string;
      readonly phone?: string | undefined;
      readonly lang: Language;
    }
  | { readonly of: 'unit'; readonly contact?: string | undefined }
  | { readonly of: 'absence'; readonly reason?: string | undefined };
