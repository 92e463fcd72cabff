import { join } from 'node:path';

/** The checkout that this file belongs to. */
export const root = join(import.meta.dirname, '..', '..', '..');

/** What all systems of a checkout share. */
export const venvFolder = join(root, '.local', 'venv');

/** The folder of the system that `npm start` runs. */
export const homeFolder = join(root, '.local', 'system');

/** Where a system keeps what, below the folder `dir` that is its own. */
export const layout = (dir: string) => ({
  dir,
  state: join(dir, 'state'),
  /** Link to the engine's last saved generation; its age is the age of the last save. */
  lastSave: join(dir, 'state', 'current'),
  engineLog: join(dir, 'engine.log'),
  doorLog: join(dir, 'door.log'),
  /** Addresses that were asked for at the front door. */
  accessLog: join(dir, 'access.log'),
  deployLog: join(dir, 'deploy.log'),
  enginePid: join(dir, 'engine.pid'),
  doorPid: join(dir, 'door.pid'),
  ports: join(dir, 'ports.json'),
  outputs: join(dir, 'outputs.json'),
  cloudAssembly: join(dir, 'cdk.out'),
  /** What was done already, by the hash of what it was done with. */
  steps: join(dir, 'steps.json'),
  /** There while the engine runs; found at a start, it tells that the engine was not stopped by us. */
  running: join(dir, 'running'),
  /** There while facts still have to be published again after an unclean stop. */
  owed: join(dir, 'owed'),
  /** How to reach the running system: `attach()` reads it. */
  system: join(dir, 'system.json'),
  /** What the carrier did with each SMS, a JSON line each. */
  deliveries: join(dir, 'deliveries.jsonl'),
});

export type Layout = ReturnType<typeof layout>;
