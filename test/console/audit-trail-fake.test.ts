import { createFakeAuditTrail } from '../fakes/create-fake-audit-trail.js';
import { describeAuditTrail } from './audit-trail-contract.js';

describeAuditTrail('the fake', () => createFakeAuditTrail());
