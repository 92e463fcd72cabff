/** What one request showed: how to repeat it, and what was wrong with its answer. */
export interface Finding {
  readonly caller: string;
  readonly check: string;
  readonly operation: string;
  readonly title: string;
  readonly request: string;
  readonly status: number;
  readonly message: string;
}

/** What one caller's run came to. */
export interface Outcome {
  readonly operations: readonly string[];
  readonly cases: number;
  readonly findings: readonly Finding[];
}

interface Scenario {
  readonly phase: string;
  readonly recorder: {
    readonly label: string;
    readonly cases?: Readonly<Record<string, unknown>>;
    readonly checks?: Readonly<Record<string, readonly Check[]>>;
    readonly interactions?: Readonly<Record<string, Interaction>>;
  };
}
interface Check {
  readonly name: string;
  readonly status: string;
  readonly failure_info?: { readonly failure?: { readonly title: string; readonly message: string } };
}
interface Interaction {
  readonly request: {
    readonly method: string;
    readonly uri: string;
    readonly body?: { readonly $base64?: string };
  };
  readonly response?: { readonly status_code: number; readonly content?: { readonly $base64?: string } };
}

/**
 * Reads the events that schemathesis wrote. What it could not try at all is a finding too. An operation for which it made
 * no request, though it came to it (a phase without examples), was not tried.
 */
export function findingsIn(caller: string, text: string): Outcome {
  const events = text
    .split('\n')
    .filter(Boolean)
    .map((line) => Object.entries(JSON.parse(line) as Record<string, unknown>)[0] ?? ['', undefined]);
  const scenarios = events.flatMap(([name, value]) =>
    name === 'ScenarioFinished' ? [value as Scenario] : [],
  );
  const errors = events.flatMap(([name, value]) =>
    name === 'NonFatalError' || name === 'FatalError' ? [JSON.stringify(value).slice(0, 400)] : [],
  );
  return {
    operations: [
      ...new Set(
        scenarios
          .filter(({ recorder }) => Object.keys(recorder.cases ?? {}).length > 0)
          .map(({ recorder }) => recorder.label),
      ),
    ],
    cases: scenarios.reduce((all, { recorder }) => all + Object.keys(recorder.cases ?? {}).length, 0),
    findings: [
      ...scenarios.flatMap((scenario) => failuresOf(caller, scenario)),
      ...errors.map((message) => ({
        ...{ caller, check: 'error', operation: '', title: 'could not be tried', request: '', status: 0 },
        message,
      })),
    ],
  };
}

function failuresOf(caller: string, { recorder }: Scenario): Finding[] {
  return Object.entries(recorder.checks ?? {}).flatMap(([id, checks]) =>
    checks
      .filter(({ status }) => status !== 'success' && status !== 'skip')
      .map(({ name, failure_info }) => {
        const asked = recorder.interactions?.[id];
        const body = decoded(asked?.request.body?.$base64);
        return {
          caller,
          check: name,
          operation: recorder.label,
          title: failure_info?.failure?.title ?? name,
          request: `${asked?.request.method} ${asked?.request.uri} ${body}`.trim().slice(0, 500),
          status: asked?.response?.status_code ?? 0,
          message:
            `${failure_info?.failure?.message ?? ''} | ${decoded(asked?.response?.content?.$base64)}`.slice(
              0,
              900,
            ),
        };
      }),
  );
}

const decoded = (base64 = ''): string => Buffer.from(base64, 'base64').toString('utf8');
