import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { afterEach, beforeEach, vi } from 'vitest';
import * as z from 'zod/mini';
import type { Principal } from '#shared/auth/principal.ts';
import type { Authenticate } from '#shared/http/authenticate.ts';
import { anonymous } from '#shared/http/testing/principals.ts';
import { service } from '#shared/service/manifest.ts';
import { created, ok } from '../../http/call.ts';
import { api, type Handlers } from '../api.ts';

const manifest = service({
  name: 'casework',
  purpose: 'An API to try the edge on',
  functions: {},
  routes: {
    open: {
      method: 'GET',
      path: '/open',
      access: 'public',
      summary: 'open',
      query: z.object({ n: z.optional(z.string()) }),
    },
    mine: { method: 'GET', path: '/mine/{id}', access: 'resident', summary: 'mine' },
    work: {
      method: 'POST',
      path: '/work',
      access: 'ticket.work',
      summary: 'work',
      body: z.strictObject({ note: z.optional(z.string()) }),
    },
    strict: {
      method: 'POST',
      path: '/strict',
      access: 'ticket.work',
      summary: 'strict',
      body: z.strictObject({ note: z.optional(z.string()) }),
      keyed: true,
    },
    keyed: {
      method: 'POST',
      path: '/keyed/{id}',
      access: 'public',
      summary: 'keyed',
      body: z.strictObject({}),
      keyed: true,
    },
  },
});
type Given = Parameters<Handlers<typeof manifest>['keyed']>[0];

interface Asked {
  readonly who?: Principal | Error;
  readonly body?: unknown;
  /** Instead of a body: as it stands. */
  readonly text?: string;
  readonly headers?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly cookies?: string[];
}

/** An API for one file of tests: how to ask it, the calls that its keyed route was given, and the lines that it logged. */
export function testApi() {
  const lines: string[] = [];
  const given: Given[] = [];
  beforeEach(() => {
    for (const list of [lines, given]) list.length = 0;
    vi.stubEnv('HUYING_ORIGIN', 'https://huying.example');
    vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  const ask = async (
    method: string,
    path: string,
    { who = anonymous, body, text, headers = {}, query, cookies }: Asked = {},
    handlers: Partial<Handlers<typeof manifest>> = {},
  ) => {
    const authenticate: Authenticate = async () => {
      if (who instanceof Error) throw who;
      return who;
    };
    const event = {
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      rawPath: `/api/casework${path}`,
      queryStringParameters: query,
      cookies,
      body: body === undefined ? text : JSON.stringify(body),
      isBase64Encoded: false,
      requestContext: {
        requestId: 'request-1',
        timeEpoch: Date.UTC(2026, 10, 22),
        http: { method, sourceIp: '192.0.2.1' },
      },
    } as unknown as APIGatewayProxyEventV2;
    const answer = await api(manifest, authenticate, {
      open: async () => ok({ open: true }),
      mine: async () => ok({ mine: true }),
      work: async () => ok({ worked: true }),
      strict: async () => ok({ strict: true }),
      keyed: async (call) => {
        given.push(call);
        return created({ key: call.key });
      },
      ...handlers,
    })(event, {} as Context);
    return { ...answer, json: answer.body ? JSON.parse(answer.body) : undefined };
  };
  return { ask, given, lines };
}
