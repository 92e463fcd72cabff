interface Consumer {
  readonly from: readonly string[];
  readonly table: string;
  /** Kind of message → SDK calls in order. */
  readonly calls: Readonly<Record<string, string>>;
  readonly reader?: string;
}

/**
 * The SDK calls that the product makes between a web report and the worker's SMS, by hop, as its code stands: number
 * claim, aggregate read, words, head; named reads with their audit; team and member; message, claim, SMS, look-up,
 * receipt and outcome. `fact` is the write that the stream passes on.
 */
export const hops: {
  readonly http: string;
  readonly published: Readonly<Record<string, string>>;
  readonly readers: Readonly<Record<string, { table: string; calls: string }>>;
  readonly consumers: Readonly<Record<string, Consumer>>;
} = {
  http: 'put get put fact',
  published: { intake: 'report', routing: 'routed', casework: 'assigned' },
  readers: {
    words: { table: 'intake', calls: 'query put' },
    contact: { table: 'intake', calls: 'get put' },
  },
  consumers: {
    routing: {
      from: ['intake'],
      table: 'routing',
      calls: { report: 'get invoke query batchGet get get fact' },
      reader: 'words',
    },
    casework: {
      from: ['intake', 'routing'],
      table: 'casework',
      calls: { report: 'get put', routed: 'get fact' },
    },
    notification: {
      from: ['intake', 'casework'],
      table: 'notification',
      calls: { report: 'put get get get put send', assigned: 'get get put send' },
    },
    send: {
      from: [],
      table: 'notification',
      calls: {
        report: 'get get batchGet invoke get put sms put query get done',
        assigned: 'get get batchGet invoke get put sms put query get done',
      },
      reader: 'contact',
    },
  },
};
