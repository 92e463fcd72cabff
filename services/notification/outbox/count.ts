import { metric } from '#shared/observe/log.ts';
import type { MessageFact } from '../domain/facts.ts';

/**
 * Counts what became of a message, once, when it goes on record: sent (and in how many parts, which is what is paid
 * for), delivered, failed. Alarms and the dashboard look at these.
 */
export function countOutcome(facts: readonly MessageFact[]): void {
  for (const fact of facts) {
    if (fact.type === 'MessageSent') {
      metric('sms_sent', 1);
      metric('sms_parts', fact.parts);
    }
    if (fact.type === 'MessageDelivered') metric('sms_delivered', 1);
    if (fact.type === 'MessageFailed') metric('sms_failed', 1);
  }
}
