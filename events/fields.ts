import * as z from 'zod/mini';

/** Ids of an area's ancestors and its own, from the root down, joined by `/`: `qt/qt-03/qt-03-07`. */
export const AreaPath = z.string().check(z.regex(/^[\w.-]+(\/[\w.-]+)*$/), z.maxLength(200));

/** A community's own id (area, team, member, unit, category): letters, digits, `-`, `_`, `.`. */
export const LocalId = z.string().check(z.regex(/^[\w.-]{1,64}$/));

/** 工号: how a member of staff is known to the identity provider. */
export const StaffNumber = z.string().check(z.regex(/^[\w.@-]{1,64}$/));

/** UTC ISO 8601 with milliseconds. */
export const Instant = z.iso.datetime({ precision: 3 });

/** Speakable number of a ticket: twelve digits, the last one a check digit. */
export const TicketNumber = z.string().check(z.regex(/^\d{12}$/));

export const Urgency = z.enum(['emergency', 'urgent', 'normal', 'consultation']);
export type Urgency = z.output<typeof Urgency>;

export const Language = z.enum(['zh-CN', 'en']);
export type Language = z.output<typeof Language>;

export const Channel = z.enum(['hotline', 'web', 'visit', 'window', 'mail']);
export type Channel = z.output<typeof Channel>;

/**
 * What a clock runs for: dispatch 派单, accept 签收, first contact 首次联系, resolve 办结, call-back 回访, a missed call
 * 未接来电, and `rise` 升级: how long after a missed deadline the level rises.
 */
export const Stage = z.enum(['dispatch', 'accept', 'contact', 'resolve', 'callback', 'missed-call', 'rise']);
export type Stage = z.output<typeof Stage>;

/** What a resident says of the result: was it solved? */
export const Solved = z.enum(['solved', 'partly', 'not']);
export type Solved = z.output<typeof Solved>;

/** 满意 / 一般 / 不满意 */
export const Satisfied = z.enum(['satisfied', 'fair', 'dissatisfied']);
export type Satisfied = z.output<typeof Satisfied>;

/** A photo: folder and name of its own, neither of which can be guessed. */
export const PhotoId = z.string().check(z.regex(/^P[0-9A-HJKMNP-TV-Z]{16}-[0-9A-HJKMNP-TV-Z]{26}$/));
