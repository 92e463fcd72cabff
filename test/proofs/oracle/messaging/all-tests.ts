import { filterTests } from './filters.ts';
import { formTests } from './forms.ts';
import { linkTests } from './links.ts';
import type { MessagingTest } from './messaging-test.ts';
import { publishBatchTests } from './publish-batches.ts';
import { redeliveryTests } from './redelivery.ts';
import { sendBatchTests } from './send-batches.ts';

/** Everything about SNS, SQS and S3 that an engine is asked, in the order in which it is told. */
export const messagingTests: readonly MessagingTest[] = [
  ...filterTests,
  ...publishBatchTests,
  ...sendBatchTests,
  ...redeliveryTests,
  ...formTests,
  ...linkTests,
];
