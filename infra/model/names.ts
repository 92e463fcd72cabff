/** Fixed names: services subscribe to each other in both directions, so stacks refer to names instead of exports. */
export const names = {
  topic: (service: string) => `huying-${service}`,
  table: (service: string, key: string) =>
    key === 'main' ? `huying-${service}` : `huying-${service}-${key}`,
  function: (service: string, fn: string) => `huying-${service}-${fn}`,
  queue: (service: string, fn: string) => `huying-${service}-${fn}`,
  dlq: (queue: string) => `${queue}-dlq`,
  reader: (read: string) => `huying-${read.replace('.', '-read-')}`,
  siteBucket: (account: string, region: string) => `huying-site-${account}-${region}`,
  bucket: (key: string, account: string, region: string) => `huying-${key}-${account}-${region}`,
  logsBucket: (account: string, region: string) => `huying-logs-${account}-${region}`,
  originSecret: 'huying-front',
  alarms: 'huying-alarms',
  parameter: (name: 'pool' | 'client') => `/huying/oidc/${name}`,
} as const;
