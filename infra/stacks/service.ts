import { ArnFormat, CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { SubscriptionFilter, Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { type FunctionSpec, hasQueue, type Service } from '../../shared/service/manifest.ts';
import { serviceAlarms } from '../alarms/service-alarms.ts';
import { everyMinute, watch } from '../constructs/clockwork.ts';
import { DataTable } from '../constructs/data-table.ts';
import { OwnBucket } from '../constructs/own-bucket.ts';
import { maySend, mayWorkOff, permit } from '../constructs/permissions.ts';
import { Publisher } from '../constructs/publisher.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { MAX_RECEIVES, WatchedQueue } from '../constructs/watched-queue.ts';
import { names } from '../model/names.ts';
import type { Settings } from '../model/settings.ts';
import { oidcEnvironment } from './oidc.ts';
import { acceptedOriginSecrets } from './origin-secret.ts';

interface ServiceStackProps extends StackProps {
  readonly service: Service;
  readonly settings: Settings;
  /** Types of this service's events that somebody subscribes to. */
  readonly subscribed: readonly string[];
}

/** Everything of one service, from its manifest. */
export class ServiceStack extends Stack {
  readonly #service: Service;
  readonly #tables: ReadonlyMap<string, DataTable>;
  readonly #queues: ReadonlyMap<string, WatchedQueue>;
  readonly #environment: Record<string, string>;
  readonly #front: string;
  /** Where objects are on a laptop; AWS needs no telling. */
  readonly #engine: string | undefined;
  /** One machine gains nothing by starting twenty processes at once for a burst; the queue waits for it. */
  readonly #mostAtOnce: number;

  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    this.#service = props.service;
    this.#mostAtOnce = props.settings.local ? 4 : 1_000;
    const { name, tables = {}, functions, publishes } = props.service;
    this.#tables = new Map(
      Object.entries(tables).map(([key, spec]) => [
        key,
        new DataTable(this, `Table-${key}`, {
          name: names.table(name, key),
          spec,
          local: props.settings.local,
        }),
      ]),
    );
    this.#environment = {
      HUYING_ORIGIN: props.settings.origin,
      HUYING_ZONE: props.settings.zone,
      HUYING_LIMIT_TIMES: String(props.settings.limitTimes),
      HUYING_BOOTSTRAP_ADMIN: props.settings.bootstrapAdmin,
      ...oidcEnvironment(this, props.settings),
    };
    this.#engine = props.settings.local ? props.settings.engine : undefined;
    this.#front = acceptedOriginSecrets(props.settings);
    for (const [key, spec] of Object.entries(props.service.buckets ?? {})) {
      const bucketName = names.bucket(key, this.account, this.region);
      new OwnBucket(this, `Bucket-${key}`, {
        name: bucketName,
        spec,
        local: props.settings.local,
        ...(!props.settings.local && { logs: this.#logs() }),
      });
      new CfnOutput(this, `Bucket${key[0]?.toUpperCase()}${key.slice(1)}`, { value: bucketName });
    }
    this.#queues = new Map(Object.entries(functions).flatMap(([fn, spec]) => this.#queueOf(fn, spec)));
    for (const [fn, spec] of Object.entries(functions)) this.#function(fn, spec);
    const main = this.#tables.get('main');
    if (publishes?.length && main) {
      const topic = Topic.fromTopicArn(this, 'Topic', this.#topicArn(name));
      new Publisher(this, 'Publisher', {
        service: name,
        table: main.table,
        topic,
        subscribed: props.subscribed,
        environment: { HUYING_ORIGIN: props.settings.origin },
      });
    }
    serviceAlarms(this, props.service, props.settings);
  }

  #function(fn: string, spec: FunctionSpec): void {
    const { name } = this.#service;
    const environment: Record<string, string> = { ...this.#environment };
    for (const key of Object.keys(spec.tables ?? {}))
      environment[`HUYING_TABLE_${key.toUpperCase()}`] = names.table(name, key);
    for (const key of Object.keys(spec.buckets ?? {}))
      environment[`HUYING_BUCKET_${key.toUpperCase()}`] = names.bucket(key, this.account, this.region);
    if (spec.buckets && this.#engine) environment.HUYING_ENGINE = this.#engine;
    // Those that answer people, or ask the APIs for them.
    if (fn === 'api' || name === 'site') environment.HUYING_FRONT = this.#front;
    const own = this.#queues.get(fn);
    if (own) {
      environment.HUYING_QUEUE = own.queue.queueUrl;
      environment.HUYING_DLQ = own.dead.queueUrl;
      environment.HUYING_MAX_RECEIVES = String(MAX_RECEIVES);
    }
    for (const to of spec.enqueues ?? [])
      environment[`HUYING_QUEUE_${to.toUpperCase()}`] = this.#queue(to).queue.queueUrl;
    if (spec.files) environment.HUYING_SITE_BUCKET = names.siteBucket(this.account, this.region);
    const lambda = new ServiceFunction(this, `Fn-${fn}`, {
      name: names.function(name, fn),
      service: name,
      purpose: spec.purpose,
      timeoutSeconds: timeoutOf(fn, spec),
      memoryMB: spec.memoryMB ?? 512,
      environment,
    }).fn;
    permit(this, lambda, spec, this.#tables);
    for (const to of spec.enqueues ?? []) maySend(lambda, this.#queue(to).queue);
    if (own) this.#feed(lambda, spec, own);
    if (spec.every) everyMinute(this, `Every-${fn}`, names.function(name, fn), lambda);
    const main = this.#tables.get('main');
    if (spec.watches && main) {
      const impact = `Something of ${name} comes late: ${spec.purpose}.`;
      watch(lambda, main.table, spec.watches, names.queue(name, fn), impact);
    }
  }

  /** Of the bus stack, known by its name; what may write there stands in its own policy. */
  #logs = (): IBucket =>
    Bucket.fromBucketName(this, 'AccessLogs', names.logsBucket(this.account, this.region));

  #queue(fn: string): WatchedQueue {
    const queue = this.#queues.get(fn);
    if (!queue) throw new Error(`${this.#service.name}: the manifest gives ${fn} no work queue`);
    return queue;
  }

  /** A consumer's queue is filled by the topics that it subscribes to, a worker's by its own service. */
  #queueOf(fn: string, spec: FunctionSpec): [string, WatchedQueue][] {
    if (!hasQueue(spec)) return [];
    const { name } = this.#service;
    const queue = new WatchedQueue(this, `Queue-${fn}`, {
      name: names.queue(name, fn),
      timeout: Duration.seconds(timeoutOf(fn, spec)),
      impact: `Work of ${name} stands still for somebody: ${spec.purpose}.`,
    });
    const bySource = Map.groupBy(spec.subscribes ?? [], (d) => d.service);
    for (const [source, definitions] of bySource) {
      Topic.fromTopicArn(this, `From-${fn}-${source}`, this.#topicArn(source)).addSubscription(
        new SqsSubscription(queue.queue, {
          rawMessageDelivery: true,
          filterPolicy: {
            type: SubscriptionFilter.stringFilter({ allowlist: definitions.map((d) => d.type) }),
          },
        }),
      );
    }
    return [[fn, queue]];
  }

  #feed(lambda: LambdaFunction, spec: FunctionSpec, queue: WatchedQueue): void {
    mayWorkOff(lambda, queue.queue);
    maySend(lambda, queue.dead);
    lambda.addEventSourceMapping('Queue', {
      eventSourceArn: queue.queue.queueArn,
      batchSize: spec.worksOff ? 1 : spec.gathers ? 100 : 10,
      maxConcurrency: Math.min(spec.worksOff?.concurrency ?? 20, this.#mostAtOnce),
      reportBatchItemFailures: true,
      ...(spec.gathers && { maxBatchingWindow: Duration.seconds(spec.gathers) }),
    });
  }

  #topicArn = (service: string) =>
    this.formatArn({ service: 'sns', resource: names.topic(service), arnFormat: ArnFormat.NO_RESOURCE_NAME });
}

/** API Gateway gives up after 29 s; a queue's function has room for its slowest batch. */
const timeoutOf = (fn: string, spec: FunctionSpec): number => spec.timeoutSeconds ?? (fn === 'api' ? 25 : 20);
