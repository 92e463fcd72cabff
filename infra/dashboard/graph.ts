import { GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** CloudWatch's grid. */
export const WIDTH = 24;

/** A graph as wide as its share of the row. */
export const graph = (title: string, of: number, left: readonly IMetric[], right: readonly IMetric[] = []) =>
  new GraphWidget({ title, width: WIDTH / of, height: 6, left: [...left], right: [...right] });
