import type { DemoSize } from './demo.ts';

/** What somebody wants who starts a system. */
export interface SystemOptions {
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
