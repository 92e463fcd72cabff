import { parseArgs } from 'node:util';
import { readSettings } from '../../infra/model/settings.ts';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';

/** The options of `npm run deploy`. */
export interface DeployOptions {
  readonly region: string;
  /** CDK context: the parameters of the deployment (infra/model/settings.ts). */
  readonly context: Readonly<Record<string, string>>;
  readonly yes: boolean;
  readonly diff: boolean;
  readonly check: boolean;
  readonly newOriginSecret: boolean;
}

/** Option → context, for those that are handed on as they are. */
const HANDED_ON = {
  origin: 'origin',
  admin: 'bootstrapAdmin',
  zone: 'zone',
  'limit-times': 'limitTimes',
  'alarm-email': 'alarmEmail',
  'sms-budget': 'smsBudgetUSD',
  certificate: 'certificate',
  'web-acl': 'webAcl',
  'second-factor': 'secondFactor',
  'threat-protection': 'threatProtection',
  'requests-per-second': 'requestsPerSecond',
} as const;

/**
 * Reads the arguments of `npm run deploy`.
 * @throws ProgramError when the origin is missing or is none, no region is set, or an option has a value that means nothing
 */
export function readDeployOptions(argv: readonly string[], env: NodeJS.ProcessEnv): DeployOptions {
  const text = Object.fromEntries(Object.keys(HANDED_ON).map((name) => [name, { type: 'string' } as const]));
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: {
      ...text,
      region: { type: 'string' },
      yes: flag,
      diff: flag,
      check: flag,
      'new-origin-secret': flag,
      // For what has no option of its own: a rehearsal on the local engine says metricMath=false.
      context: { type: 'string', multiple: true, default: [] },
    },
  });
  const { context: others, ...rest } = values;
  const said = rest as Record<string, string | boolean | undefined>;
  const context: Record<string, string> = {};
  for (const other of others) context[other.split('=', 1)[0] ?? ''] = other.slice(other.indexOf('=') + 1);
  for (const [option, name] of Object.entries(HANDED_ON))
    if (typeof said[option] === 'string') context[name] = said[option];
  const check = said.check === true;
  if (check) context.origin ??= 'https://huying.example';
  const region = String(
    said.region ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? (check ? 'us-east-1' : ''),
  );
  context.origin = originOf(context.origin);
  insistOnSense(context);
  if (!region)
    throw new ProgramError(
      'Into which region? Add --region, for example -- --region eu-central-1, or set AWS_REGION.',
    );
  return {
    region,
    context,
    yes: said.yes === true,
    diff: said.diff === true,
    check,
    newOriginSecret: said['new-origin-secret'] === true,
  };
}

/** Checked here before the templates check it: the origin secret may be rotated before they are made. */
function insistOnSense(context: DeployOptions['context']): void {
  const options = new Map<string, string>(Object.entries(HANDED_ON).map(([option, name]) => [name, option]));
  const called = (name: string) => (options.has(name) ? `--${options.get(name)}` : `-c ${name}`);
  try {
    readSettings((name) => context[name], called);
  } catch (error) {
    throw new ProgramError((error as Error).message);
  }
}

function originOf(text: string | undefined): string {
  if (!text)
    throw new ProgramError(
      'Under which address will people reach it? Add --origin https://… (no domain yet: any https address now, CloudFront’s own afterwards; docs/aws.md).',
    );
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || url.pathname !== '/' || url.search || url.hash)
    throw new ProgramError(`--origin is https:// and a name, without a path, not ${text}.`);
  return url.origin;
}
