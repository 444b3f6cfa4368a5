import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createMongoContactSources,
  ensureContactSourceIndexes,
} from '../../src/adapters/mongo/create-mongo-contact-sources.js';
import { createMongoContactStore } from '../../src/adapters/mongo/create-mongo-contact-store.js';
import { createMongoConversationStore } from '../../src/adapters/mongo/create-mongo-conversation-store.js';
import { createMongoDossierStore } from '../../src/adapters/mongo/create-mongo-dossier-store.js';
import { newSession, type Session } from '../../src/flow/session.js';
import type { ConversationId } from '../../src/ids.js';
import { type KeepContactsDeps, keepContacts, letGoOfDossier } from '../../src/notices/keep-contacts.js';
import { findNeighbourhood } from '../../src/notices/to-traces.js';
import { aDossier, LAN, NINH_THANH, RECEIVED_AT } from '../dossiers/dossier-builders.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { DAY } from './builders.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('contacts');
  await ensureContactSourceIndexes(database.connection);
});
afterAll(() => database.close());

const clock = createManualClock();
const open = () => {
  const parts = { connection: database.connection, cipher: testCipher, workerId: 'w', now: clock.now };
  const contacts = createMongoContactStore(parts);
  const deps: KeepContactsDeps = {
    ...{ contacts, sources: createMongoContactSources(parts), officeOf: () => NINH_THANH, now: clock.now },
    rules: { isCondolence: (id) => id === '1.000656', mourningDays: 49 },
  };
  const keep = () => keepContacts(deps);
  const letGo = (conversationId: ConversationId | null, dossierId: string) =>
    letGoOfDossier(deps, { conversationId, dossierId });
  return {
    ...{ contacts, keep, letGo },
    conversations: createMongoConversationStore(parts),
    dossiers: createMongoDossierStore(parts),
  };
};
let world: ReturnType<typeof open>;
beforeEach(async () => {
  await database.empty();
  world = open();
});

const chat = (expectedVersion: number, change: Partial<Session>) =>
  world.conversations.commitStep({
    ...{ id: LAN, officeId: NINH_THANH, expectedVersion, handled: [], newMessages: [], nextSeq: 1 },
    ...{ newIntents: [], lastInteractionAt: clock.now(), agesAt: null },
    session: { ...newSession(LAN), ...change },
  });

const dossier = (over: Parameters<typeof aDossier>[0] = {}) => aDossier({ conversationId: LAN, ...over });

describe('contacts', () => {
  it('follow what conversations and dossiers come to', async () => {
    await chat(0, { following: true });
    await world.dossiers.insert(dossier());
    await world.keep();
    expect(await world.contacts.find(LAN)).toMatchObject({
      ...{ following: true, optedOut: false, procedures: ['tthn'], states: [1], mourningUntil: null },
      ...{ hasPhone: true, lastInteractionAt: clock.now() },
    });
    await chat(1, { following: true, optedOut: 5, leftTopics: ['fees'] });
    await world.keep();
    expect(await world.contacts.find(LAN)).toMatchObject({ optedOut: true, leftTopics: ['fees'] });
    expect(await world.contacts.secretsOf([LAN])).toEqual(
      new Map([[LAN, { name: 'Nguyễn Thị Lan', phone: '+84901234567' }]]),
    );
  });

  it('are built again from nothing, and looked at again only where something changed', async () => {
    await chat(0, {});
    await world.dossiers.insert(dossier());
    await world.keep();
    const before = await world.contacts.find(LAN);
    await database.connection.collection('contacts').deleteMany({});
    await database.connection.collection('projections').deleteMany({});
    await world.keep();
    expect(await world.contacts.find(LAN)).toEqual(before);
    clock.advance(DAY);
    await chat(1, {});
    await world.keep();
    expect(await world.keep()).toBe(1);
  });

  it('mourn after a death was registered', async () => {
    await world.dossiers.insert(dossier({ procedureId: '1.000656' }));
    await world.keep();
    expect((await world.contacts.find(LAN))?.mourningUntil).toBe(RECEIVED_AT + 49 * DAY);
  });

  it('stay empty of what was erased', async () => {
    await chat(0, {});
    await world.dossiers.insert(dossier());
    await world.keep();
    await world.contacts.forget({ conversationId: LAN, officeId: NINH_THANH }, RECEIVED_AT + 1);
    await world.keep();
    expect(await world.contacts.find(LAN)).toMatchObject({ procedures: [], hasPhone: false });
  });

  it('stay empty also where nothing had been noted before it was erased', async () => {
    await world.dossiers.insert(dossier());
    await world.contacts.forget({ conversationId: LAN, officeId: NINH_THANH }, RECEIVED_AT + 1);
    await world.keep();
    expect(await world.contacts.find(LAN)).toMatchObject({ procedures: [], hasPhone: false });
    expect(await world.contacts.secretsOf([LAN])).toEqual(new Map());
  });

  it('keep nothing of a dossier that is erased, and what the others say', async () => {
    await world.dossiers.insert(dossier());
    await world.keep();
    await world.letGo(LAN, 'another');
    expect(await world.contacts.find(LAN)).toMatchObject({ procedures: ['tthn'], hasPhone: true });
    await world.letGo(LAN, dossier().dossierId);
    expect(await world.contacts.find(LAN)).toMatchObject({ procedures: [], hasPhone: false, ageGroup: null });
    expect(await world.contacts.secretsOf([LAN])).toEqual(new Map());
    await world.letGo(null, 'of nobody on Zalo');
  });

  it.each([
    ['12 đường Trần Phú, khu phố 3, phường Ninh Thạnh', 'khu phố 3'],
    ['Số 4 KP. 7, P. Ninh Thạnh', 'khu phố 7'],
    ['Ấp Ninh Hòa, xã X', 'ấp Ninh Hòa'],
    ['12 đường Khu Phốt', null],
    ['', null],
  ])('find the neighbourhood in %j: %s', (address, found) => {
    expect(findNeighbourhood(address)).toBe(found);
  });
});
