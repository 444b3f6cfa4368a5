import type { SubmissionStore } from '../dossiers/submission-store.js';
import type { ForPerson } from '../talks/hear-citizen.js';
import type { Conversation, Intent } from './conversation.js';
import type { ConversationStore } from './conversation-store.js';

/** What the effects of a conversation need from the rest of the house. Every call is idempotent by the ids it is given. */
export type EffectPorts = {
  conversations: Pick<ConversationStore, 'clearIntents'>;
  submissions: Pick<SubmissionStore, 'save'>;
  /** Wakes the worker that makes a dossier of a saved submission. */
  nudgeSubmission(submissionId: string): Promise<void>;
  answerSupplement(conversation: Conversation, answer: EffectOf<'supplement'>): Promise<'taken' | 'refused'>;
  /** What the citizen says of a draft result. */
  answerDraft(conversation: Conversation, answer: EffectOf<'answerDraft'>): Promise<void>;
  saveMedia(conversation: Conversation, media: EffectOf<'fetchMedia'>): Promise<void>;
  /** A dossier has taken these files; dropping and forgetting pass them over from now on. */
  fileMedia(mediaIds: string[]): Promise<void>;
  dropMedia(mediaIds: string[]): Promise<void>;
  /** Looks up the citizen's own dossiers and announces `dossiersFound` under this event id. */
  /** Puts a request about own data into the office's register. */
  takeDataRequest(conversation: Conversation, request: EffectOf<'dataRequest'>): Promise<void>;
  track(conversation: Conversation, eventId: string, asked: Omit<EffectOf<'track'>, 'type'>): Promise<void>;
  /** Tells which hours are taken, under this event id. */
  findSlots(conversation: Conversation, eventId: string, asked: EffectOf<'findSlots'>): Promise<void>;
  /** Keeps a place and tells so, or what is left, under this event id. */
  holdSlot(conversation: Conversation, eventId: string, wish: EffectOf<'holdSlot'>): Promise<void>;
  releaseSlot(holder: string): Promise<void>;
  moveAppointment(
    conversation: Conversation,
    eventId: string,
    wish: EffectOf<'moveAppointment'>,
  ): Promise<void>;
  /** Hands over the form that was filled in at the counter under this code; once by the id of the intent. */
  claimDraft(conversation: Conversation, effectId: string, code: string): Promise<void>;
  /** What a clerk is to hear; once by the id of the intent. */
  hearForPerson(conversation: Conversation, effectId: string, effect: ForPerson): Promise<void>;
  /** Tells which notices the citizen got lately, under this event id, or takes what they answer to one. */
  hearNotices(
    conversation: Conversation,
    eventId: string,
    effect: EffectOf<'findNotices' | 'answerNotice' | 'quoted'>,
  ): Promise<void>;
  /** Keeps that the citizen was asked how a dossier went, or what they say of it. */
  recordSurvey(conversation: Conversation, survey: EffectOf<'recordSurvey'>): Promise<void>;
  forget(conversation: Conversation): Promise<void>;
  countForm(conversation: Conversation, form: EffectOf<'countForm'>['form']): Promise<void>;
};

type EffectOf<T extends Intent['effect']['type']> = Extract<Intent['effect'], { type: T }>;

/**
 * Carries out the committed effects of a conversation, in order, and clears those that are done. One that fails stays
 * for the sweeper with those after it (forgetting must not overtake submitting), but holds up neither the talk nor its
 * messages. Doing one twice changes nothing. Rejects only when what is done cannot be cleared.
 */
export async function carryOut(
  ports: EffectPorts,
  conversation: Conversation,
  onFailed: (intent: Intent, error: unknown) => Promise<void>,
): Promise<void> {
  const done: string[] = [];
  for (const intent of conversation.intents) {
    try {
      await carryOutOne(ports, conversation, intent);
      done.push(intent.id);
    } catch (error) {
      await onFailed(intent, error);
      break;
    }
  }
  if (done.length > 0) await ports.conversations.clearIntents(conversation.id, done);
}

async function submit(
  ports: EffectPorts,
  { id, officeId }: Conversation,
  { submission }: EffectOf<'submit'>,
): Promise<void> {
  await ports.submissions.save({ submission, officeId, conversationId: id });
  await ports.fileMedia(submission.mediaIds);
  return ports.nudgeSubmission(submission.submissionId);
}

type SlotEffect = EffectOf<'findSlots' | 'holdSlot' | 'releaseSlot' | 'moveAppointment'>;

function arrangeSlot(
  ports: EffectPorts,
  conversation: Conversation,
  { id, effect }: { id: string; effect: SlotEffect },
): Promise<void> {
  switch (effect.type) {
    case 'findSlots':
      return ports.findSlots(conversation, `slots-${id}`, effect);
    case 'holdSlot':
      return ports.holdSlot(conversation, `hold-${id}`, effect);
    case 'releaseSlot':
      return ports.releaseSlot(effect.holder);
    case 'moveAppointment':
      return ports.moveAppointment(conversation, `move-${id}`, effect);
  }
}

type AnswerEffect = EffectOf<'supplement' | 'answerDraft' | 'recordSurvey'>;

function answerOffice(ports: EffectPorts, conversation: Conversation, effect: AnswerEffect): Promise<void> {
  switch (effect.type) {
    case 'supplement':
      return supplement(ports, conversation, effect);
    case 'answerDraft':
      return ports.answerDraft(conversation, effect);
    case 'recordSurvey':
      return ports.recordSurvey(conversation, effect);
  }
}

async function carryOutOne(ports: EffectPorts, conversation: Conversation, { id, effect }: Intent) {
  switch (effect.type) {
    case 'submit':
      return submit(ports, conversation, effect);
    case 'supplement':
    case 'answerDraft':
    case 'recordSurvey':
      return answerOffice(ports, conversation, effect);
    case 'fetchMedia':
      return ports.saveMedia(conversation, effect);
    case 'dropMedia':
      return ports.dropMedia(effect.mediaIds);
    case 'track':
      return ports.track(conversation, `track-${id}`, effect);
    case 'findSlots':
    case 'holdSlot':
    case 'releaseSlot':
    case 'moveAppointment':
      return arrangeSlot(ports, conversation, { id, effect });
    case 'claimDraft':
      return ports.claimDraft(conversation, id, effect.code);
    case 'callPerson':
    case 'passOn':
    case 'leavePerson':
      return ports.hearForPerson(conversation, id, effect);
    case 'dataRequest':
      return ports.takeDataRequest(conversation, effect);
    case 'findNotices':
    case 'answerNotice':
    case 'quoted':
      return ports.hearNotices(conversation, `notices-${id}`, effect);
    case 'forget':
      return ports.forget(conversation);
    case 'countForm':
      return ports.countForm(conversation, effect.form);
    case 'reply':
    case 'remind':
      return; // committed with the conversation itself, never an intent
  }
}

async function supplement(
  ports: EffectPorts,
  conversation: Conversation,
  effect: EffectOf<'supplement'>,
): Promise<void> {
  if ((await ports.answerSupplement(conversation, effect)) === 'refused') return;
  await ports.fileMedia(effect.mediaIds);
}
