import { createFakeConversationStore } from '../fakes/create-fake-conversation-store.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { describeConversationStore } from './conversation-store-contract.js';

describeConversationStore('in memory', async () => {
  const clock = createManualClock();
  return { store: createFakeConversationStore(clock), ...clock };
});
