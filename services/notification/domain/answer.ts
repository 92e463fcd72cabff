/** What somebody answered by SMS, as far as it can be understood. */
export interface Answer {
  /** The one digit that was chosen. */
  readonly digit?: string;
  /** The last four digits of the number of the ticket that is meant. */
  readonly four?: string;
}

/** What people put around a digit because the message did so: brackets, quotes, 「回复」 in front, a full stop behind. */
const AROUND = /[\s\p{Cf}\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'`]/gu;
const ANSWER = /^(?:请?回复?|选择?)?[^\p{L}\p{N}]*(\d)?(?:[^\p{L}\p{N}]*(\d{4}|\d{12}))?[^\p{L}\p{N}]*$/u;

/**
 * Reads `1`, `１`, `「1」`, `回复1`, `1 3158`, `1，3158`, `1 2632 6047 3158` (a whole number stands for its last four) and
 * `3158`. Whatever else stands there is nobody's answer: a guess could close a ticket.
 */
export function readAnswer(body: string): Answer {
  const [, digit, number] = ANSWER.exec(body.normalize('NFKC').replace(AROUND, '')) ?? [];
  return { ...(digit && { digit }), ...(number && { four: number.slice(-4) }) };
}
