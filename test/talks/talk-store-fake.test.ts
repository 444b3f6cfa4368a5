import { createFakeTalkStore } from '../fakes/create-fake-talk-store.js';
import { describeTalkStore } from './talk-store-contract.js';

describeTalkStore('memory', async () => createFakeTalkStore());
