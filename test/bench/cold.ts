import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build as bundle } from 'esbuild';
import { bundleOptions, entries, lambdaStandIns, root } from '../../infra/bundle/bundle.ts';
import { services } from '../../infra/model/services.ts';
import { lastLine, percentile, table } from '../support/print.ts';
import { bareModule, clientsIn } from './cold/bare.ts';
import { functionEnvironments } from './cold/function-environment.ts';
import { importMs } from './cold/import-time.ts';

/**
 * `npm run bench:cold`: how long a function takes to load, against a bare bundle of the same SDK clients that is built
 * with the same options but for our stand-in of the credentials chain (what anybody's ten lines would load). Imported
 * in fresh processes, turn by turn; ratios are those of the medians. The column `trimmed` holds it against bare clients
 * that have the stand-in too: what our own code costs on top.
 * Last line: {worstRatio, worstFunction, largestKB, failed}. Goal: ≤ 1.3. `failed`: functions that do not load.
 */
const ROUNDS = Number(process.env.ROUNDS ?? 9);
const out = join(root, '.build', 'bench-cold');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const build = async (name: string, entry: string, standIns: BuildOptions = {}) => {
  const outfile = join(out, name, 'index.mjs');
  const { metafile } = await bundle({
    ...bundleOptions,
    ...standIns,
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    metafile: true,
  });
  const code = readFileSync(outfile);
  const clients = clientsIn(Object.keys(metafile.inputs));
  return { outfile, kB: code.length / 1024, gzipKB: gzipSync(code).length / 1024, clients };
};

const environments = functionEnvironments();
const rows = [];
const failed: string[] = [];
for (const [name, entry] of Object.entries(entries(services))) {
  const own = await build(name, entry, lambdaStandIns);
  // A function without any client is held against the least that a function with state needs.
  const clients = own.clients.length > 0 ? own.clients : ['@aws-sdk/client-dynamodb'];
  const source = join(out, `${name}.bare.ts`);
  writeFileSync(source, bareModule(clients));
  const bare = await build(`${name}-bare`, source);
  const trimmed = await build(`${name}-trimmed`, source, lambdaStandIns);
  const environment = environments.get(name) ?? {};
  const times = { own: [] as number[], bare: [] as number[], trimmed: [] as number[] };
  try {
    for (let i = 0; i < ROUNDS; i++) {
      times.own.push(importMs(own.outfile, environment));
      times.bare.push(importMs(bare.outfile, environment));
      times.trimmed.push(importMs(trimmed.outfile, environment));
    }
  } catch (error) {
    console.log(`${name} does not load: ${(error as Error).message}`);
    failed.push(name);
    continue;
  }
  const ownMs = percentile(times.own, 0.5);
  const bareMs = percentile(times.bare, 0.5);
  const trimmedMs = percentile(times.trimmed, 0.5);
  const row = { ...own, name, ownMs, bareMs, ratio: ownMs / bareMs, trimmed: ownMs / trimmedMs, clients };
  rows.push(row);
  console.log(`${name}: ${row.ratio.toFixed(2)}`);
}

rows.sort((a, b) => b.ratio - a.ratio);
console.log(`\nnode ${process.version}, ${ROUNDS} rounds, medians\n`);
console.log(
  table([
    ['function', 'ms', 'bare ms', 'ratio', 'trimmed', 'KB', 'gzip', 'clients'],
    ...rows.map((r) => [
      r.name,
      r.ownMs.toFixed(0),
      r.bareMs.toFixed(0),
      r.ratio.toFixed(2),
      r.trimmed.toFixed(2),
      r.kB.toFixed(0),
      r.gzipKB.toFixed(1),
      r.clients.map(short).join(' '),
    ]),
  ]),
);
lastLine({
  worstRatio: Number((rows[0]?.ratio ?? Number.NaN).toFixed(2)),
  worstFunction: rows[0]?.name,
  largestKB: Math.round(Math.max(...rows.map((r) => r.kB))),
  failed,
});
if (failed.length > 0) process.exitCode = 1;

function short(client: string): string {
  return client.replace(/^@aws-sdk\/(client-)?/, '');
}
