import { execFileSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { root } from '../../infra/tooling/system/layout.ts';

const modules = join(root, 'node_modules');

/** Names that Chrome and Chromium are installed under, and where macOS keeps them. */
const programs = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The installed browser, else the bundled one: tests never skip for want of a browser, and nobody needs root. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = installed() ?? (await bundled());
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

function installed(): string | undefined {
  const found = (process.env.PATH ?? '').split(delimiter).flatMap((dir) => programs.map((p) => join(dir, p)));
  return [process.env.CHROME_PATH ?? '', ...found, ...applications].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path !== '';
  } catch {
    return false;
  }
}

/** Made for Lambda: elsewhere it has to be told to bring its own system libraries. */
async function bundled(): Promise<string> {
  const { default: packed, inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium');
  await inflate(join(modules, '@sparticuz', 'chromium', 'bin', 'al2023.tar.br'));
  setupLambdaEnvironment(join(tmpdir(), 'al2023', 'lib'));
  return packed.executablePath();
}

/**
 * Where the system has no Chinese font, pages get one from npm under the name that they ask for first after the
 * system's own: added to their style sheets on the way, so that the content security policy stays as it is.
 */
export async function lendChineseFont(context: BrowserContext): Promise<void> {
  if (hasChineseFont()) return;
  const folder = join(modules, '@fontsource-variable', 'noto-sans-sc');
  const faces = readFileSync(join(folder, 'index.css'), 'utf8')
    .replaceAll('Noto Sans SC Variable', 'Noto Sans SC')
    .replaceAll('url(./files/', 'url(/assets/test-font/');
  await context.route('**/assets/test-font/*.woff2', (route) => {
    const file = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    return route.fulfill({ path: join(folder, 'files', file), contentType: 'font/woff2' });
  });
  await context.route('**/assets/*.css', async (route) => {
    const sheet = await route.fetch();
    await route.fulfill({ response: sheet, body: faces + (await sheet.text()) });
  });
}

function hasChineseFont(): boolean {
  if (process.platform === 'darwin') return true;
  try {
    return execFileSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}
