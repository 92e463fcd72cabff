import { expect, test, vi } from 'vitest';
import { services } from '../infra/model/services.ts';
import { call } from './support/call.ts';
import { health } from './support/journey.ts';

vi.mock('./support/call.ts', () => ({ call: vi.fn() }));
const answers = (of: (path: string) => number) =>
  vi
    .mocked(call)
    .mockImplementation(async (_, path) => ({ status: of(path), body: {}, headers: new Headers() }) as never);

test('asks every service with an API and names those that do not answer', async () => {
  answers(() => 503);
  const asked = await health();
  expect(asked).toContain('escalation');
  expect(vi.mocked(call).mock.calls.map(([method, path]) => `${method} ${path}`)).toEqual(
    services.flatMap(({ name, routes }) => (routes?.health ? [`GET /api/${name}/health`] : [])),
  );
  answers((path) => (path === '/api/escalation/health' ? 500 : 200));
  expect(await health()).toEqual(['escalation']);
  vi.mocked(call).mockRejectedValue(new Error('refused'));
  expect(await health()).toHaveLength(asked.length);
  answers(() => 200);
  expect(await health()).toEqual([]);
});
