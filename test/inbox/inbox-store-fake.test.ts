import { createFakeInboxStore } from '../fakes/create-fake-inbox-store.js';
import { describeInboxStore, NOW } from './inbox-store-contract.js';

describeInboxStore('the fake inbox', async () => createFakeInboxStore({ now: () => NOW }));
