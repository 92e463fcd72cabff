import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..', '..', '..');

/** Tests of stores, against the tables at AWS_ENDPOINT_URL: those that need them anyway, and those that use tables in memory. */
export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^#shared\/aws\/memory-rows\.ts$/, replacement: join(import.meta.dirname, 'both-rows.ts') },
    ],
  },
  test: {
    include: [
      'test/proofs/oracle/*.oracle.test.ts',
      'shared/aws/rows.int.test.ts',
      'shared/commit/commit.int.test.ts',
      'shared/auth/grants.unit.test.ts',
      'shared/vault/*.unit.test.ts',
      'services/{casework,community,escalation,intake}/**/*.unit.test.ts',
    ],
    // What plays whole flows over the same few questions takes long and tells nothing new.
    exclude: [
      ...configDefaults.exclude,
      '**/*.property.unit.test.ts',
      '**/domain/**',
      '**/import/**',
      '**/{work,export,receive,track,follow-up,answer}*',
    ],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
