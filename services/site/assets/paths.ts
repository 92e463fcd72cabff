/** Paths of the static files. Written by `node services/site/build.ts`; a test proves that they are current. */
export const assetPaths = {
  css: '/assets/site.c1419253.css',
  script: '/assets/form.e1442e8d.js',
  mark: '/assets/mark.8526ee77.svg',
  icon: '/assets/icon.d286a776.svg',
} as const;
