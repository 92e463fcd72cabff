import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

export type Send = (status: number, type: 'html' | 'json' | 'text' | 'css' | 'js', body: string) => void;

/** Answers of a page that exists locally only, under its content security policy; nothing is kept by the browser. */
export const sender =
  (response: ServerResponse, policy: string): Send =>
  (status, type, body) =>
    void response
      .writeHead(status, {
        'content-type': TYPES[type],
        'cache-control': 'no-store',
        'content-security-policy': policy,
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      })
      .end(body);

/** Sends the style sheet or script that `path` names in the page's own folder. @returns whether it is one of those */
export function sendFile(send: Send, folder: string, name: string, path: string): boolean {
  const type = (['css', 'js'] as const).find((ending) => path === `/${name}/${name}.${ending}`);
  if (type) send(200, type, readFileSync(join(folder, `${name}.${type}`), 'utf8'));
  return type !== undefined;
}
