import { expect, test } from 'vitest';
import { onAws, resourcesOf } from '../synthesis/synthesize.ts';
import { beyondLimits } from './limits.ts';

const of = (Resources: object) => {
  const templates = { 'huying-x': { Resources } };
  return beyondLimits({ app: onAws().app, templates, resources: resourcesOf(templates) });
};
const a = (Type: string, Properties: object) => of({ A: { Type, Properties } });

test('the templates are within AWS quotas', () => {
  expect(beyondLimits(onAws())).toEqual([]);
}, 60_000);

test.each([
  [
    'a long name',
    'AWS::Lambda::Function',
    { FunctionName: 'f'.repeat(65) },
    /FunctionName is longer than 64/,
  ],
  ['a long description', 'AWS::Lambda::Function', { Description: 'd'.repeat(257) }, /Description is longer/],
  [
    'much environment',
    'AWS::Lambda::Function',
    { Environment: { Variables: { A: 'x'.repeat(4096) } } },
    /environment/,
  ],
  ['a bucket’s long name', 'AWS::S3::Bucket', { BucketName: 'b'.repeat(64) }, /BucketName/],
  [
    'a large policy',
    'AWS::IAM::Policy',
    { PolicyDocument: { Statement: ['x'.repeat(10_240)] } },
    /policy is larger/,
  ],
])('%s is found', (_, type, properties, says) => {
  expect(a(type, properties)).toEqual([expect.stringMatching(says)]);
});

test('finds a stack with too many resources, or too large a template', () => {
  const many = Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`R${at}`, { Type: 'X' }]));
  expect(of(many)).toEqual([expect.stringMatching(/501 resources/)]);
  expect(of({ A: { Type: 'X', Properties: { text: 'x'.repeat(1_000_000) } } })).toEqual([
    expect.stringMatching(/bytes/),
  ]);
});
