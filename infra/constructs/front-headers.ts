import { Duration } from 'aws-cdk-lib';
import { HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { answerHeaders, YEAR } from '../../shared/http/headers.ts';

/** Headers that CloudFront has a setting of its own for; all others go along as they are. */
const SETTINGS = new Set([
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'strict-transport-security',
]);

/** What CloudFront adds to files and photos, which come from buckets that say nothing of the kind. */
export function frontHeaders(scope: Construct, id: string, policy: string): ResponseHeadersPolicy {
  const others = Object.entries(answerHeaders(policy, true)).filter(([name]) => !SETTINGS.has(name));
  return new ResponseHeadersPolicy(scope, id, {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: policy, override: true },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.seconds(YEAR), override: true },
    },
    customHeadersBehavior: {
      customHeaders: others.map(([header, value]) => ({ header, value, override: true })),
    },
  });
}
