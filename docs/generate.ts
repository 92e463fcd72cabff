import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '../infra/model/services.ts';
import { apiReference } from './reference/api.ts';
import { asyncApi, type Golden } from './reference/asyncapi.ts';
import { commandReference } from './reference/commands.ts';
import { eventReference } from './reference/events.ts';
import { openApi } from './reference/openapi.ts';
import { permissionReference } from './reference/permissions.ts';
import { readReference } from './reference/reads.ts';

const folder = join(import.meta.dirname, 'reference');

const json = (document: object): string => `${JSON.stringify(document, null, 1)}\n`;

const golden = (): Golden =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'events', 'golden.json'), 'utf8'));

/** The generated files by name, as the contracts and manifests say today. */
export const references = (): Readonly<Record<string, string>> => ({
  'events.md': eventReference(services),
  'api.md': apiReference(services),
  'commands.md': commandReference(services),
  'permissions.md': permissionReference(services),
  'reads.md': readReference(services),
  'openapi.json': json(openApi(services)),
  'asyncapi.json': json(asyncApi(services, golden())),
});

/** A generated file as it is committed. */
export const committed = (name: string): string => readFileSync(join(folder, name), 'utf8');

if (import.meta.main)
  for (const [name, text] of Object.entries(references())) writeFileSync(join(folder, name), text);
