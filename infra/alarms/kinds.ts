/**
 * Every kind of alarm, with what to do first. Each has a page of its own in docs/operations.md under the heading
 * `Alarm: <title>`: what it means for people, a first look, likely causes, the cure, and how to see that it is over.
 */
export const kinds = {
  'dead letters': 'read the reasons of what lies there',
  'unpublished facts': 'see whose facts they are, repair the reason, and publish them again',
  'publisher behind': 'look for errors of this function',
  'publishing fails': 'look for the code on the line "entries not published"',
  'watcher behind': 'look for errors of this function; arming the clocks again is always allowed',
  'queue behind': 'look whether its function fails, is throttled, or has too much to do',
  'timers late': 'look at the sweep, then at the queue of what falls due',
  'the minute does not strike': 'look for errors of this function, and whether its rule is enabled',
  'a function fails': 'look for the error in its log',
  'the API fails': 'see which route fails, in the log of its service',
  'the API is slow': 'see which route is slow, in the lines of requests',
  'throttled functions': 'compare the functions at work with the limit of the account',
  'throttled tables': 'see whether one key or index takes it all',
  'SMS fail': 'see why, by purpose and reason, in the lines of messages',
  'SMS cost': 'see which purpose and which phones cause them',
  'nobody to tell': 'give the area somebody who is responsible',
} as const satisfies Readonly<Record<string, string>>;

export type Kind = keyof typeof kinds;

/** The anchor of a kind's page, as Markdown readers make it from the heading. */
export const anchorOf = (kind: Kind): string => `alarm-${kind.toLowerCase().replaceAll(' ', '-')}`;
