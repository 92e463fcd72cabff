import { expect, test } from 'vitest';
import { entries } from '../../../infra/bundle/bundle.ts';
import { services } from '../../../infra/model/services.ts';
import { functionEnvironments } from './function-environment.ts';

test('each bundled function has the environment that its manifest gives it, tables, buckets and queues included', () => {
  const environments = functionEnvironments();
  for (const name of Object.keys(entries(services)))
    expect(environments.get(name), name).toMatchObject({ HUYING_SERVICE: name.split('-')[1] });
  for (const service of services)
    for (const [fn, { tables = {}, buckets = {}, enqueues = [] }] of Object.entries(service.functions)) {
      const names = [
        ...Object.keys(tables).map((key) => `TABLE_${key}`),
        ...Object.keys(buckets).map((key) => `BUCKET_${key}`),
        ...enqueues.map((to) => `QUEUE_${to}`),
      ];
      const given = environments.get(`huying-${service.name}-${fn}`) ?? {};
      for (const name of names) expect(given[`HUYING_${name.toUpperCase()}`], `${fn} ${name}`).toBeTruthy();
    }
}, 60_000);
