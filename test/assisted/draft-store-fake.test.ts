import { createFakeDraftStore } from '../fakes/create-fake-draft-store.js';
import { describeDraftStore } from './draft-store-contract.js';

describeDraftStore('memory', async () => createFakeDraftStore());
