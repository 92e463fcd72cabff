import type { App } from 'aws-cdk-lib';

/** What differs between one laptop and a city. All of it is CDK context (`-c name=value` or cdk.json). */
export interface Settings {
  /** The one origin, e.g. `https://huying.example` or `http://localhost:8080`. */
  readonly origin: string;
  /** True on the local engine: data is dropped with the stack, no CloudFront, password sign-in for programs. */
  readonly local: boolean;
  /** Where the local engine listens; functions on it run on the same host. */
  readonly engine: string;
  /** The usual limits for addresses and phones are multiplied by this. */
  readonly limitTimes: number;
  /** Staff number that may import the first grants. */
  readonly bootstrapAdmin: string;
}

export function readSettings(app: App): Settings {
  const text = (name: string, fallback: string) => String(app.node.tryGetContext(name) ?? fallback);
  const local = text('local', 'false') === 'true';
  if (!local && !text('origin', ''))
    throw new Error(
      'Say under which address people will reach the system: -c origin=https://… (docs/operations.md, on AWS).',
    );
  return {
    origin: text('origin', local ? 'http://localhost:8080' : '').replace(/\/$/, ''),
    local,
    engine: text('engine', 'http://localhost:4566').replace(/\/$/, ''),
    // Programs play hundreds of residents from one address.
    limitTimes: Number(text('limitTimes', local ? '100000' : '1')),
    bootstrapAdmin: text('bootstrapAdmin', local ? 'admin' : ''),
  };
}
