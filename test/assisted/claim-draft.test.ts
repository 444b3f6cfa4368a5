import { beforeEach, describe, expect, it } from '@jest/globals';
import { type ClaimDeps, claimDraft } from '../../src/assisted/claim-draft.js';
import type { DraftStore } from '../../src/assisted/draft-store.js';
import { ConversationId } from '../../src/ids.js';
import { BINH_MINH, HUNG, LAN, NINH_THANH } from '../dossiers/dossier-builders.js';
import { createFakeAnnouncer } from '../fakes/create-fake-announcer.js';
import { createFakeDraftStore } from '../fakes/create-fake-draft-store.js';
import { MORNING } from '../flow/universe.js';
import { aDraft } from './draft-store-contract.js';

const until = MORNING + 1000;
const content = aDraft().content;
const agreed = content && {
  ...content,
  form: { ...content.form, consent: { textVersion: 'v1', at: MORNING } },
};

let drafts: DraftStore;
let announcer: ReturnType<typeof createFakeAnnouncer>;
let now: number;
let deps: ClaimDeps;
beforeEach(async () => {
  drafts = createFakeDraftStore();
  announcer = createFakeAnnouncer();
  now = MORNING;
  deps = { drafts, announcer, hashCode: (code) => `#${code}`, now: () => now };
  await drafts.save(aDraft({ code: { hash: '#K7PX4M', until }, content: agreed }));
});

const claim = (id = LAN, effectId = 'e1', code = 'K7PX4M', officeId = NINH_THANH) =>
  claimDraft(deps, { id, officeId, effectId }, code);
const told = () => announcer.heard.map(({ conversationId, event }) => [conversationId, event.type]);

describe('a code from the counter', () => {
  it('hands the form over to who sends it, and erases it at the counter', async () => {
    await claim();
    expect(told()).toEqual([[LAN, 'draftFound']]);
    expect(announcer.heard[0]?.event).toMatchObject({
      draft: { formId: 'a-1', answers: agreed?.form.answers, consent: { textVersion: 'v1' } },
    });
    expect(await drafts.find('a-1')).toMatchObject({
      state: 'handedOver',
      content: null,
      endedAt: MORNING,
      handedTo: { conversationId: LAN },
    });
  });

  it('is good for one conversation only, whoever is faster', async () => {
    await Promise.all([claim(LAN, 'e1'), claim(HUNG, 'e2')]);
    expect(
      told()
        .map(([, type]) => type)
        .sort(),
    ).toEqual(['draftFound', 'draftNotFound']);
    await claim(HUNG, 'e3');
    expect(told().at(-1)).toEqual([HUNG, 'draftNotFound']);
  });

  it('does nothing after its time, at another office, or when it is wrong', async () => {
    await claim(ConversationId.parse('1-x'), 'e1', 'K7PX4N');
    await claim(LAN, 'e2', 'K7PX4M', BINH_MINH);
    now = until;
    await claim(LAN, 'e3');
    expect(told().map(([, type]) => type)).toEqual(['draftNotFound', 'draftNotFound', 'draftNotFound']);
    expect((await drafts.find('a-1'))?.state).toBe('open');
  });

  it('is answered with the same form when telling broke down half way', async () => {
    const broken = { ...deps, announcer: { announce: () => Promise.reject(new Error('away')) } };
    await expect(
      claimDraft(broken, { id: LAN, officeId: NINH_THANH, effectId: 'e1' }, 'K7PX4M'),
    ).rejects.toThrow();
    expect(await drafts.find('a-1')).toMatchObject({ state: 'handedOver', content: agreed });
    await claim(HUNG, 'e2');
    await claim(LAN, 'e1');
    await claim(LAN, 'e1');
    expect(told()).toEqual([
      [HUNG, 'draftNotFound'],
      [LAN, 'draftFound'],
    ]);
  });
});
