import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onAws } from '../synthesis/synthesize.ts';
import { written } from './snapshot.ts';

/** `npx node infra/snapshot/write.ts` after a change of infra or a manifest; what changed is read in the diff. */
writeFileSync(join(import.meta.dirname, '..', 'snapshot.json'), written(onAws()));
