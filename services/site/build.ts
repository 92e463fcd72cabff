import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, transformSync } from 'esbuild';
import { properties } from './assets/custom-properties.ts';

const sources = join(import.meta.dirname, 'assets');
const source = (name: string) => readFileSync(join(sources, name), 'utf8');

export interface Asset {
  /** The path that pages link to, with a hash of the content, so that browsers may cache it forever. */
  readonly path: string;
  readonly content: string;
}

const asset = (name: string, ending: string, content: string): Asset => {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  return { path: `/assets/${name}.${hash}.${ending}`, content };
};

/** In cascade order. */
const sheets = [
  'base',
  'frame',
  'buttons',
  'fields',
  'choices',
  'start',
  'report',
  'track',
  'directory',
  'print',
];

/** The static files of residents' pages: one style sheet, one small script, two marks. */
export function assets(): Readonly<Record<'css' | 'script' | 'mark' | 'icon', Asset>> {
  const css = properties() + sheets.map((name) => source(`${name}.css`)).join('\n');
  const { outputFiles } = buildSync({
    entryPoints: [join(sources, 'form.ts')],
    bundle: true,
    format: 'iife',
    minify: true,
    target: 'es2017',
    write: false,
  });
  return {
    css: asset('site', 'css', transformSync(css, { loader: 'css', minify: true, target: 'chrome61' }).code),
    script: asset('form', 'js', outputFiles[0]?.text ?? ''),
    mark: asset('mark', 'svg', source('mark.svg')),
    icon: asset('icon', 'svg', source('icon.svg')),
  };
}

/** `assets/paths.ts`: the paths that the page function writes into its pages. Committed, so that a bundle needs no build step. */
export const assetPathsModule = (): string =>
  [
    '/** Paths of the static files. Written by `node services/site/build.ts`; a test proves that they are current. */',
    'export const assetPaths = {',
    ...Object.entries(assets()).map(([name, { path }]) => `  ${name}: '${path}',`),
    '} as const;',
    '',
  ].join('\n');

/** Writes the static files below `root` (the folder that is uploaded to the site bucket) and their names. */
export function buildAssets(root: string): void {
  const folder = join(root, 'assets');
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder))
    if (/^(site|form|mark|icon)\.[0-9a-f]{8}\./.test(old)) rmSync(join(folder, old));
  for (const { path, content } of Object.values(assets())) writeFileSync(join(root, path), content);
  const names = assetPathsModule();
  if (source('paths.ts') !== names) writeFileSync(join(sources, 'paths.ts'), names);
}

if (import.meta.main) buildAssets(join(import.meta.dirname, '..', '..', '.build', 'site'));
