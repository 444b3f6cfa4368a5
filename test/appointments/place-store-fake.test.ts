import { createFakePlaceStore } from '../fakes/create-fake-place-store.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { describePlaceStore } from './place-store-contract.js';

describePlaceStore('in memory', async () => {
  const clock = createManualClock(1_800_000_000_000);
  return { ...clock, store: createFakePlaceStore(clock) };
});
