import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../infra/tooling/system/layout.ts';
import type { Advisory, Locked } from './verdict.ts';

/** undefined: whoever was asked tells no advisories, so nothing is known. */
export type Advisories = readonly Advisory[] | undefined;

interface AuditReport {
  readonly vulnerabilities?: Readonly<
    Record<
      string,
      { via: readonly (string | { url: string; name: string; severity: string; title: string })[] }
    >
  >;
}

/** What npm's registry knows against what the lock file names. Some mirrors answer packages only. */
export function npmAdvisories(): Advisories {
  const { stdout } = spawnSync('npm', ['audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 27,
  });
  const report = parsed(stdout) as AuditReport | undefined;
  if (!report?.vulnerabilities) return undefined;
  const all = Object.values(report.vulnerabilities).flatMap(({ via }) =>
    via.flatMap((one) =>
      typeof one === 'string'
        ? []
        : [
            {
              id: one.url.split('/').at(-1) ?? one.url,
              package: one.name,
              severity: one.severity,
              title: one.title,
            },
          ],
    ),
  );
  return [...new Map(all.map((one) => [`${one.id} ${one.package}`, one])).values()];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What PyPI knows against one pinned version. */
export async function pypiAdvisories(name: string, version: string): Promise<Advisories> {
  const url = `https://pypi.org/pypi/${name}/${version}/json`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const { vulnerabilities = [] } = (await answer.json()) as {
    vulnerabilities?: { id: string; summary?: string; withdrawn?: string | null }[];
  };
  return vulnerabilities
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ id, summary = '' }) => ({ id, package: name, severity: 'unknown', title: summary }));
}

/** `name==version` lines of a requirements file. */
export const pinsIn = (text: string): (readonly [name: string, version: string])[] =>
  [...text.matchAll(/^([\w.-]+)==([\w.]+)/gm)].map(([, name = '', version = '']) => [name, version] as const);

interface Lock {
  readonly packages: Readonly<
    Record<string, { license?: string; hasInstallScript?: boolean; link?: boolean }>
  >;
}

/** Every package of the lock file but ourselves. */
export function lockedPackages(): Locked[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  return Object.entries(lock.packages)
    .filter(([path, { link }]) => path !== '' && !link)
    .map(([path, { license, hasInstallScript }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      licence: license ?? 'none',
      installScript: hasInstallScript === true,
    }));
}
