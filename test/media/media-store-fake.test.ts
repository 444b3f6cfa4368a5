import { createFakeMediaStore } from '../fakes/create-fake-media-store.js';
import { describeMediaStore } from './media-store-contract.js';

describeMediaStore('the fake store', async (now) => createFakeMediaStore({ now }));
