/**
 * Whoever carries SMS. `send` hands over one text to one number (E.164) and gets the provider's reference, under which
 * receipts come back. It tries once: what to do next is decided where attempts are counted.
 * @throws ProviderRefused: never for this number · NotTaken: surely not taken, try later · else: the outcome is unknown
 */
export interface SmsProvider {
  send(to: string, text: string): Promise<{ readonly ref: string }>;
}

/** The provider will not carry messages to this number. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused';
  readonly why: 'provider-refused' | 'opted-out';
  constructor(why: 'provider-refused' | 'opted-out') {
    super(why);
    this.why = why;
  }
}

/** The provider answered that it did not take the message now (too many at once, not allowed, out of order). */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}
