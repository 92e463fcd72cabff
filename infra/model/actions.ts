import type { ObjectAccess, TableAccess } from '../../shared/service/manifest.ts';

/** IAM actions of a manifest's access words; roles and the reference are made from them. */
export const itemActions: Readonly<Record<TableAccess, string>> = {
  get: 'dynamodb:GetItem',
  many: 'dynamodb:BatchGetItem',
  query: 'dynamodb:Query',
  scan: 'dynamodb:Scan',
  put: 'dynamodb:PutItem',
  update: 'dynamodb:UpdateItem',
  delete: 'dynamodb:DeleteItem',
};

export const objectActions: Readonly<Record<ObjectAccess, string>> = {
  get: 's3:GetObject',
  put: 's3:PutObject',
  delete: 's3:DeleteObject',
  list: 's3:ListBucket',
};
