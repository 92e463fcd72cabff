import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { perform } from './sdk.ts';

export const handler = async (event: APIGatewayProxyEventV2) => {
  await perform({ ...JSON.parse(event.body ?? '{}'), kind: 'report' });
  return { statusCode: 201, body: '{}' };
};
