import type { DemoSize } from './demo.ts';
import type { Outputs } from './deploy.ts';
import type { SignIn } from './sign-ins.ts';

/** How to reach a running system. Written to `system.json`, which `attach` reads. */
export interface SystemFile {
  readonly dir: string;
  /** The one address, e.g. `http://localhost:8080`. */
  readonly origin: string;
  /** Where AWS clients go. */
  readonly endpoint: string;
  readonly outputs: Outputs;
  /** Environment that makes any AWS SDK or CLI talk to this system. */
  readonly env: Readonly<Record<string, string>>;
  readonly signIns: readonly SignIn[];
  readonly startedAt: string;
}

/** What somebody wants who starts a system. */
export interface SystemWish {
  /** Folder of its own for state, logs and process ids. */
  readonly dir: string;
  /** Print no steps. */
  readonly quiet?: boolean;
  /** `free`: any free ports; else 8080 and 4566 when they are free. */
  readonly ports?: 'free';
  /** Port of the front door. */
  readonly door?: number;
  readonly demo?: DemoSize;
  readonly persist: boolean;
  readonly saveSeconds?: number;
  /** An engine that others run: nothing is started or stopped but the front door. */
  readonly endpoint?: string;
  /** More environment for our own engine: faults to inject, permissions to enforce. */
  readonly engineEnv?: Readonly<Record<string, string>>;
}
