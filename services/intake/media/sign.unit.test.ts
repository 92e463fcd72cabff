import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { signedForm, signedLink } from './sign.ts';

// The keys and the link of Amazon's own example (S3 API reference, query string authentication).
const keys = { id: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const place = {
  bucket: 'examplebucket',
  region: 'us-east-1',
  host: 'examplebucket.s3.amazonaws.com',
  prefix: '',
};
const AT = Date.UTC(2013, 4, 24);

test('a link is signed as in the example of the S3 reference', () => {
  expect(signedLink(place, keys, AT, 'test.txt', 86_400)).toBe(
    '/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  );
});

test('a form allows its own key, size and fields and nothing else, and its policy is what is signed', () => {
  const form = signedForm(place, { ...keys, token: 'session' }, AT, {
    key: 'uploads/a/b',
    bytes: [1, 1000],
    seconds: 3600,
    fields: { success_action_redirect: 'https://huying.example/report/photos' },
  });
  const policy = JSON.parse(Buffer.from(form.policy ?? '', 'base64').toString());
  const { policy: _p, 'x-amz-signature': signature, ...fields } = form;
  expect(policy.expiration).toBe('2013-05-24T01:00:00.000Z');
  expect(policy.conditions).toContainEqual({ bucket: 'examplebucket' });
  expect(policy.conditions).toContainEqual(['content-length-range', 1, 1000]);
  for (const [name, value] of Object.entries(fields))
    expect(policy.conditions).toContainEqual({ [name]: value });
  expect(policy.conditions).toHaveLength(2 + Object.keys(fields).length);
  expect(fields).toMatchObject({ key: 'uploads/a/b', 'x-amz-security-token': 'session' });
  const step = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const key = step(step(step(step(`AWS4${keys.secret}`, '20130524'), 'us-east-1'), 's3'), 'aws4_request');
  expect(signature).toBe(step(key, form.policy ?? '').toString('hex'));
});
