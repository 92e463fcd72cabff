import analytics from '../../services/analytics/service.ts';
import casework from '../../services/casework/service.ts';
import community from '../../services/community/service.ts';
import escalation from '../../services/escalation/service.ts';
import intake from '../../services/intake/service.ts';
import notification from '../../services/notification/service.ts';
import routing from '../../services/routing/service.ts';
import site from '../../services/site/service.ts';
import type { Service } from '../../shared/service/manifest.ts';

/** Every service. A new one is a folder and one line here. */
export const services: readonly Service[] = [
  community,
  intake,
  routing,
  casework,
  escalation,
  notification,
  analytics,
  site,
];
