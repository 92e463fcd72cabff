import * as z from 'zod/mini';

/** Ids of an area's ancestors and its own, from the root down, joined by `/`: `qt/qt-03/qt-03-07`. */
export const AreaPath = z.string().check(z.regex(/^[\w.-]+(\/[\w.-]+)*$/), z.maxLength(200));

/** A community's own id (area, team, member, unit, category): letters, digits, `-`, `_`, `.`. */
export const LocalId = z.string().check(z.regex(/^[\w.-]{1,64}$/));

/** 工号: how a member of staff is known to the identity provider. */
export const StaffNumber = z.string().check(z.regex(/^[\w.@-]{1,64}$/));

export const Urgency = z.enum(['emergency', 'urgent', 'normal', 'consultation']);
export type Urgency = z.output<typeof Urgency>;

export const Language = z.enum(['zh-CN', 'en']);
export type Language = z.output<typeof Language>;

export const Channel = z.enum(['hotline', 'web', 'visit', 'window', 'mail']);
export type Channel = z.output<typeof Channel>;
