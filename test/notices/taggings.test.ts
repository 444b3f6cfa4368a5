import { beforeEach, describe, expect, it } from '@jest/globals';
import { OaId } from '../../src/ids.js';
import { createTaggings } from '../../src/notices/create-taggings.js';
import { createFakeContactStore } from '../fakes/create-fake-contact-store.js';
import { aContact, citizen } from './builders.js';
import { anOffice, OA } from './notice-world.js';

const tag = 'tổ trưởng';
let contacts: ReturnType<typeof createFakeContactStore>;
let taggings: ReturnType<typeof createTaggings>;
const tagsOf = async (n: number) => (await contacts.find(citizen(n)))?.tags;
beforeEach(async () => {
  contacts = createFakeContactStore();
  await contacts.noteChats([aContact(1), aContact(2)]);
  taggings = createTaggings({ notes: contacts, officeOf: (oaId) => (oaId === OA ? anOffice : undefined) });
});

describe('a tag that somebody gives on the platform', () => {
  it('is the contact’s at once, and goes with its taking', async () => {
    await taggings.take({ kind: 'given', oaId: OA, tag, to: [citizen(1), citizen(2)] });
    await taggings.take({ kind: 'taken', oaId: OA, tag, from: [citizen(2)] });
    expect([await tagsOf(1), await tagsOf(2)]).toEqual([[tag], []]);
  });

  it('is nobody’s once it is done away with', async () => {
    await taggings.take({ kind: 'given', oaId: OA, tag, to: [citizen(1)] });
    await taggings.take({ kind: 'abolished', oaId: OA, tag });
    expect(await tagsOf(1)).toEqual([]);
  });

  it('means nothing at an account that is no office of ours', async () => {
    await taggings.take({ kind: 'given', oaId: OaId.parse('901'), tag, to: [citizen(1)] });
    expect(await tagsOf(1)).toEqual([]);
  });
});
