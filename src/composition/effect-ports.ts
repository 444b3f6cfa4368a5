import { claimDraft } from '../assisted/claim-draft.js';
import { answerDraft } from '../dossiers/answer-draft.js';
import { answerSupplement } from '../dossiers/answer-supplement.js';
import { findOwnDossiers } from '../dossiers/read-dossiers.js';
import type { EffectPorts } from '../inbox/carry-out.js';
import { forgetConversation } from '../inbox/forget-conversation.js';
import { recordSurvey } from '../reports/record-survey.js';
import { hearCitizen } from '../talks/hear-citizen.js';
import type { createDossierDeps } from './dossier-deps.js';
import type { Foundation } from './foundation.js';
import { createNoticePorts } from './notice-ports.js';
import { createCodeHash } from './open-assisted.js';
import type { openMedia } from './open-media.js';
import type { OwnDataDesk } from './open-own-data.js';
import type { Queues } from './open-queues.js';
import type { Stores } from './open-stores.js';
import { createSlotPorts } from './slot-ports.js';

type EffectParts = {
  stores: Stores;
  queues: Queues;
  dossierDeps: ReturnType<typeof createDossierDeps>;
  media: ReturnType<typeof openMedia>;
  ownData: Pick<OwnDataDesk, 'take'>;
};

const HOUR_MS = 3_600_000;

/** What the engine's effects do, on the real stores. */
export function createEffectPorts(
  foundation: Pick<Foundation, 'log' | 'now' | 'settings' | 'cipher'>,
  { stores, queues, dossierDeps, media, ownData }: EffectParts,
): EffectPorts {
  const { log, now, settings } = foundation;
  const { announcer } = dossierDeps;
  const hashCode = createCodeHash(foundation);

  const track: EffectPorts['track'] = async ({ id }, eventId, { code, about }) => {
    const dossiers = await findOwnDossiers(stores.dossiers, id, code);
    const asked = { ...(code !== undefined && { askedCode: code }), ...(about && { about }) };
    await announcer.announce(id, eventId, { type: 'dossiersFound', at: now(), dossiers, ...asked });
  };

  const hear: EffectPorts['hearForPerson'] = ({ id, officeId }, effectId, effect) =>
    hearCitizen(
      { talks: stores.talks, silenceMs: settings.TALK_SILENCE_HOURS * HOUR_MS },
      { conversationId: id, officeId, effectId },
      effect,
    );

  return {
    conversations: stores.conversations,
    submissions: stores.submissions,
    countForm: ({ officeId }, form) => stores.funnel.record(officeId, form),
    nudgeSubmission: queues.submissions.nudge,
    async answerSupplement(conversation, { type: _, ...given }) {
      const { supplementId, dossierId } = given;
      const answer = { conversationId: conversation.id, ...given };
      const outcome = await answerSupplement(dossierDeps, answer);
      if (outcome.kind === 'done') return 'taken';
      log.warn({ event: 'supplement-refused', dossierId, reason: outcome.reason });
      // The dossier was closed meanwhile: the citizen is shown how their dossiers stand instead of silence.
      await track(conversation, `supplement-${supplementId}`, {});
      return 'refused';
    },
    async answerDraft(conversation, { type: _, ...answer }) {
      if ((await answerDraft(dossierDeps, { conversationId: conversation.id, ...answer })) === 'done') return;
      log.warn({ event: 'draft-answer-refused', dossierId: answer.dossierId });
      // the dossier is over: the citizen is shown how it stands instead of silence
      await track(conversation, `draft-${answer.dossierId}-${answer.at}`, {});
    },
    async saveMedia(conversation, file) {
      await media.saveWaiting(conversation, file);
      await queues.media.nudge(file.mediaId);
    },
    fileMedia: (mediaIds) => media.file(mediaIds),
    dropMedia: (mediaIds) => media.drop(mediaIds),
    ...createNoticePorts({ ...stores, announcer, now, take: ownData.take, hear }),
    track,
    ...createSlotPorts(dossierDeps, track),
    claimDraft: ({ id, officeId }, effectId, code) =>
      claimDraft({ drafts: stores.drafts, announcer, hashCode, now }, { id, officeId, effectId }, code),
    recordSurvey: ({ id }, { type: _, ...survey }) => recordSurvey(stores, id, survey),
    forget: (conversation) =>
      forgetConversation({ ...stores, media, files: stores.outgoingFiles, now }, conversation),
  };
}
