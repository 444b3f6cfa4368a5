import { createFakeDossierStore } from '../fakes/create-fake-dossier-store.js';
import { createFakeSubmissionStore } from '../fakes/create-fake-submission-store.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { describeDossierReading } from './dossier-reading-contract.js';
import { describeDossierReminders } from './dossier-reminders-contract.js';
import { describeDossierStore } from './dossier-store-contract.js';
import type { OpenDossierStore } from './dossier-store-support.js';
import { describeDossierWatch } from './dossier-watch-contract.js';
import { describeOneDossier } from './one-dossier-contract.js';
import { describeSeveralClerks } from './several-clerks-contract.js';
import { describeSubmissionStore } from './submission-store-contract.js';

const openFake: OpenDossierStore = async () => {
  const clock = createManualClock();
  return { store: createFakeDossierStore(clock), ...clock };
};
describeDossierStore('fake', openFake);
describeDossierReading('fake', openFake);
describeDossierWatch('fake', openFake);
describeDossierReminders('fake', openFake);

describeSubmissionStore('fake', async () => {
  const clock = createManualClock();
  return { store: createFakeSubmissionStore(clock), ...clock };
});

describeOneDossier('fakes', async () => undefined);

describeSeveralClerks('fake', async () => undefined, { lives: 400 });
