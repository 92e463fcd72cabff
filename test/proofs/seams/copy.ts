import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A copy of the working tree in a temporary folder, to break things in. */
export interface Copy {
  readonly folder: string;
  /** Paths of its files, from its root. */
  readonly files: readonly string[];
  readonly read: (file: string) => string;
  /** Does `work` while the file has this text. */
  readonly during: <T>(file: string, text: string, work: () => T) => T;
  readonly remove: () => void;
}

export function copyOf(root: string): Copy {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const files = [...new Set(listed.split('\0').filter(Boolean))];
  const folder = mkdtempSync(join(tmpdir(), 'huying-seams-'));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  copyPackages(join(root, 'node_modules'), join(folder, 'node_modules'));
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  return {
    folder,
    files,
    read,
    during: (file, text, work) => {
      const before = read(file);
      writeFileSync(join(folder, file), text);
      try {
        return work();
      } finally {
        writeFileSync(join(folder, file), before);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Hard links where the file system allows it: by a symbolic link bundlers would see the packages outside the copy. */
function copyPackages(from: string, to: string): void {
  const linked = spawnSync('cp', ['-al', from, to]);
  if (linked.status === 0) return;
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}
