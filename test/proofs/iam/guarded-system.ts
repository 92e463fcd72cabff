import { join } from 'node:path';
import { OwnSystem } from '../../../local/own-system.ts';
import type { System } from '../../../local/system.ts';

/** A system in which rights are enforced and every decision about them is written down. */
export class GuardedSystem extends OwnSystem {
  readonly record = join(this.dir, 'decisions.jsonl');

  constructor() {
    super('iam');
  }

  override start(): Promise<System> {
    return super.start({ engineEnv: { AUTH: 'true', HUYING_IAM_RECORD: this.record } });
  }
}
