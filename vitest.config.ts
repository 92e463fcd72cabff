import { configDefaults, defineConfig } from 'vitest/config';

const system = { globalSetup: ['local/test-setup.ts'], fileParallelism: false, retry: 0 };

/** Kinds of tests, told by file name: `unit` is pure, `int` and `e2e` need a running system, `own` start their own. */
/** Longer than what is waited for (test/support/until.ts): what was waited for tells more than a time that is over. */
const patient = { testTimeout: 240_000, hookTimeout: 240_000 };

export default defineConfig({
  test: {
    exclude: [...configDefaults.exclude, '**/.build/**', '**/.local/**', '**/.stryker-tmp/**'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.unit.test.{ts,tsx}'],
          // Pure tests need no process each: less than half the time of the whole run.
          pool: 'threads',
          isolate: false,
          // Properties take their time on a busy machine; a hang is still found.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'int',
          include: ['**/*.int.test.ts'],
          ...system,
          ...patient,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/**/*.e2e.test.ts'],
          ...system,
          ...patient,
        },
      },
      {
        extends: true,
        test: {
          name: 'own',
          include: ['test/**/*.own.test.ts'],
          fileParallelism: false,
          ...patient,
        },
      },
    ],
    coverage: { include: ['events/**', 'shared/**', 'services/**'], exclude: ['**/*.test.ts'] },
  },
});
