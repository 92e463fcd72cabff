import { RemovalPolicy } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { names } from '../model/names.ts';

/** Where all alarms go, and their ends; whoever is on duty subscribes. */
export class AlarmTopic extends Construct {
  constructor(scope: Construct, id: string, email: string) {
    super(scope, id);
    // CloudWatch may not use the key that AWS manages for topics.
    const key = new Key(this, 'Key', {
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
      description: `${names.alarms}: alarms on their way`,
    });
    const topic = new Topic(this, 'Topic', {
      topicName: names.alarms,
      displayName: 'Huying alarms',
      masterKey: key,
      enforceSSL: true,
    });
    const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com');
    topic.grantPublish(cloudWatch);
    key.grantEncryptDecrypt(cloudWatch);
    if (email) topic.addSubscription(new EmailSubscription(email));
  }
}
