import { defineConfig } from 'vitest/config';

/** The tests that mutations are measured with: pure ones, no engine. */
export default defineConfig({
  test: {
    include: ['services/**/*.unit.test.ts', 'shared/**/*.unit.test.ts'],
    exclude: ['**/node_modules/**'],
  },
});
