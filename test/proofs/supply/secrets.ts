import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../infra/tooling/system/layout.ts';

/** A secret by its place; what it is, never its value. */
export interface Found {
  readonly where: string;
  readonly line: number;
  readonly what: string;
}

const scanner = join(root, 'node_modules', 'secretlint', 'bin', 'secretlint.js');
/** Room for a scanner that repeats the files it read. */
const maxBuffer = 1 << 29;

const git = (...args: string[]): string => {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer });
  if (status !== 0) throw new Error(`git ${args[0]} failed: secrets are looked for in a git checkout`);
  return stdout;
};

interface Report {
  readonly filePath: string;
  readonly messages: readonly { readonly messageId: string; readonly loc: { start: { line: number } } }[];
}

/** What the recommended rules of secretlint find in these files, by file. */
export function scan(files: readonly string[]): Found[] {
  const args = [scanner, '--secretlintrc', join(root, '.secretlintrc.json'), '--format', 'json', ...files];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer });
  const start = stdout.indexOf('[');
  if (start < 0) throw new Error(`the scanner said nothing: ${stderr.slice(0, 300)}`);
  return (JSON.parse(stdout.slice(start)) as Report[])
    .toSorted((a, b) => a.filePath.localeCompare(b.filePath))
    .flatMap(({ filePath, messages }) =>
      messages.map(({ messageId, loc }) => ({ where: filePath, line: loc.start.line, what: messageId })),
    );
}

/** The files that git knows, as they are now. */
export function scanTree(): { files: number; found: Found[] } {
  const files = git('ls-files', '-z').split('\0').filter(Boolean);
  return { files: files.length, found: scan(files) };
}

/** Every line that a commit added, wherever it went since. */
export function scanHistory(): { commits: number; found: Found[] } {
  const dir = mkdtempSync(join(tmpdir(), 'huying-secrets-'));
  try {
    const file = join(dir, 'history.txt');
    const added = git('log', '--all', '-p', '--unified=0', '--no-color', '--', '.', ':!package-lock.json');
    writeFileSync(file, added.replace(/^-.*$/gm, ''));
    const commits = Number(git('rev-list', '--all', '--count'));
    return { commits, found: scan([file]).map((f) => ({ ...f, where: 'git log --all -p' })) };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
