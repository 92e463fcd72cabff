import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { budget } from '../budget.ts';
import { tokensPlugin } from './tokens-css.ts';

const repository = resolve(import.meta.dirname, '../../../..');

export default defineConfig({
  root: import.meta.dirname,
  base: '/staff/',
  cacheDir: resolve(repository, '.build/vite'),
  // The writer of CSV files has a build of its own for browsers.
  resolve: { alias: { 'csv-stringify/sync': 'csv-stringify/browser/esm/sync' } },
  plugins: [react(), tokensPlugin(), budget()],
  build: {
    outDir: resolve(repository, '.build/site/staff'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // Inlined data: URLs are against the content security policy for everything but images.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
});
