import { services } from '../../../infra/model/services.ts';
import { onAws, type Resource } from '../../../infra/synthesis/synthesize.ts';
import { hasQueue } from '../../../shared/service/manifest.ts';

/** What costs the same whatever comes: counted in what `infra` makes of the manifests. */
export interface Deployed {
  /** Those of vaults, and that of the alarms' topic. */
  readonly keys: number;
  /** Functions that use a vault's key, each asking for it again every five minutes. */
  readonly keyUsers: number;
  readonly secrets: number;
  /** Metrics that alarms look at: each is paid like an alarm. */
  readonly alarms: number;
  /** Our own metrics, by name and service, if each of them is told in every hour. */
  readonly metrics: number;
  readonly dashboards: number;
}

/** How late timers are, how many were swept, how far behind; what became of messages, their parts, and nobody to tell. */
const TIMERS = 3;
const MESSAGES = 5;

/** Counts what is deployed; it takes the seconds of a synthesis. */
export function deployed(): Deployed {
  const { resources } = onAws();
  const of = (type: string) => resources.filter(({ Type }) => Type === type);
  const functions = services.flatMap((service) => Object.values(service.functions));
  return {
    keys: of('AWS::KMS::Key').length,
    keyUsers: functions.filter(({ tables }) => tables?.vault).length,
    secrets: of('AWS::SecretsManager::Secret').length,
    alarms: of('AWS::CloudWatch::Alarm').reduce((n, alarm) => n + metricsOf(alarm), 0),
    metrics: deadLetters() + publishing().length + TIMERS + MESSAGES,
    dashboards: of('AWS::CloudWatch::Dashboard').length,
  };
}

function metricsOf({ Properties: { Metrics } }: Resource): number {
  return Metrics ? (Metrics as { MetricStat?: object }[]).filter(({ MetricStat }) => MetricStat).length : 1;
}

const publishing = () => services.filter(({ publishes }) => publishes?.length);

/** Services that may give messages up. */
function deadLetters(): number {
  const listening = services.filter(({ functions }) => Object.values(functions).some(hasQueue));
  return new Set([...listening, ...publishing()]).size;
}
