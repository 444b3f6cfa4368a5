import { createFakeStaffStore } from '../fakes/create-fake-staff-store.js';
import { describeStaffStore } from './staff-store-contract.js';

describeStaffStore('the fake', () => createFakeStaffStore());
