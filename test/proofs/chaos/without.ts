import { join } from 'node:path';
import type { Symptom } from './symptoms.ts';

/** A part of the product that lets it survive, and how a run goes without it. */
export interface Mechanism {
  /** What it is, for the table in docs/chaos.md. */
  readonly is: string;
  /** The fault that it survives, and the options of the shortest run that shows it. */
  readonly under: string;
  /** One of these must show: only then has the mechanism been seen to be missed. */
  readonly shows: readonly Symptom[];
  /** Files of the product, each with the broken one that takes its place. */
  readonly broken?: Readonly<Record<string, string>>;
}

const broken = (name: string): string => join('test', 'proofs', 'chaos', 'breakages', name);

/** What was seen without each is in docs/chaos.md. */
export const mechanisms: Readonly<Record<string, Mechanism>> = {
  causes: {
    is: 'a cause that stands in the log takes effect once',
    under: '--only dynamodb.lostAnswer,sns.lostAnswer,sqs.duplicate,stream.duplicate',
    shows: ['double'],
    broken: { 'shared/commit/cause.ts': broken('cause-unknown.ts') },
  },
  condition: {
    is: 'a head is written on the version that was read',
    // Slow reads: else two writers hardly ever hold the same version at the same time.
    under: '--only sqs.duplicate,dynamodb.slow',
    shows: ['lost', 'double', 'differences'],
    broken: { 'shared/commit/dynamo-store.ts': broken('unconditional-head.ts') },
  },
  publisher: {
    is: 'what a topic did not take is reported to the stream',
    under: '--only sns.fail',
    shows: ['lost', 'differences'],
    broken: { 'shared/messaging/publish-batch.ts': broken('publish-hopes.ts') },
  },
  partial: {
    is: 'a consumer gives back what failed',
    under: '--only dynamodb.lostAnswer,dynamodb.throttle',
    shows: ['lost', 'differences'],
    broken: { 'shared/messaging/consumer.ts': broken('consumer-content.ts') },
  },
  'work-first': {
    is: 'a batch is acknowledged when its work is done',
    under: '--only lambda.kill --rest 160',
    shows: ['lost', 'differences'],
    broken: { 'shared/messaging/consumer.ts': broken('acknowledged-first.ts') },
  },
  burial: {
    is: 'poison is buried with its reason, its neighbours go on',
    under: '--only poison --rest 160',
    shows: ['unburied', 'late'],
    broken: { 'shared/messaging/record.ts': broken('nothing-buried.ts') },
  },
  'put-aside': {
    is: 'an image that cannot be published is put aside, the stream goes on',
    under: '--only poison --rest 160',
    shows: ['unburied', 'late', 'lost'],
    broken: { 'shared/messaging/publish-poison.ts': broken('nothing-put-aside.ts') },
  },
  claims: {
    is: 'a message is claimed before the provider is called',
    under: '--only sqs.duplicate,sqs.lostAnswer',
    shows: ['double'],
    broken: { 'services/notification/outbox/deliver.ts': broken('claims-not-kept.ts') },
  },
  'not-yet': {
    is: 'what comes before its ticket goes back to the queue',
    under: '--only sqs.delay,sqs.reorder,poison --rest 160',
    shows: ['lost'],
    broken: { 'shared/messaging/consumer.ts': broken('not-yet-swallowed.ts') },
  },
  work: {
    is: 'work that failed comes again',
    under: '--only sms.fail,sms.lostAnswer --rest 160',
    shows: ['lost'],
    broken: { 'shared/messaging/work-queue.ts': broken('work-once.ts') },
  },
  keys: {
    is: 'a request that comes again under its key is the same request',
    under: '--only dynamodb.lostAnswer',
    shows: ['double'],
    broken: { 'shared/ids/id.ts': broken('keys-ignored.ts') },
  },
  figures: {
    is: 'a fact has its place in a sheet by its version, not by its arrival',
    under: '--only sqs.duplicate,sqs.delay,sqs.reorder',
    shows: ['differences'],
    broken: { 'services/analytics/domain/cell.ts': broken('cells-by-arrival.ts') },
  },
  republish: {
    is: 'after an unclean stop all facts are published again and all clocks armed',
    // Delayed streams: else hardly ever is a fact stored and not yet published at the moment of a save.
    under: '--only kill,stream.lost,stream.delay',
    shows: ['lost', 'differences'],
  },
  redrive: {
    is: 'dead letters go back where they came from',
    under: '--only poison --rest 160',
    shows: ['lost', 'left'],
  },
};
