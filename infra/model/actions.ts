import type { ObjectAccess, TableAccess } from '../../shared/service/manifest.ts';

/** What the words of a manifest are called in IAM. Roles are made from it, and the reference tells it. */
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
