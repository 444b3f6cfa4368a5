import { type AnswerKindName, answerKinds } from './answers/index.js';
import { DossierMove, MediaRefusal } from './events.js';
import { Referral } from './referral.js';

const kinds = Object.keys(answerKinds) as AnswerKindName[];

/** Said when an event broke the engine itself, which then cannot say it. */
export const TROUBLE = 'trouble';

/** Keys that the engine names outright; a test compares them with its source. */
const NAMED = [
  'greeting.first',
  'greeting.again',
  'help',
  'language.ask',
  'language.chosen',
  'person',
  'staleTap',
  'echo',
  'condolence',
  'reminder',
  'menu.shown',
  'menu.several',
  'menu.notUnderstood',
  'menu.notOffered',
  'menu.nothingToCancel',
  'menu.nothingToResume',
  'card.directIntake',
  'card.preDeclaration',
  'consent.notice',
  'consent.thanks',
  'consent.refused',
  'consent.pressButton',
  'question.asked',
  'question.check',
  'form.example',
  'form.required',
  'form.isFirst',
  'form.noSuchNumber',
  'form.askedAgain',
  'form.paused',
  'form.welcomeBack',
  'form.lastAnswer',
  'form.stopped',
  'form.pressButton',
  'form.expired',
  'form.procedureGone',
  'form.lawChanged',
  'summary.shown',
  'summary.whichNumber',
  'summary.pressButton',
  'declaration.asked',
  'declaration.pressButton',
  'leaving.pressButton',
  'leaving.begun',
  'leaving.cancelled',
  'submission.recording',
  'supplement.open',
  'supplement.gathered',
  'supplement.announced',
  'supplement.later',
  'supplement.gone',
  'supplement.empty',
  'supplement.sending',
  'media.receiving',
  'media.received',
  'media.stillReceiving',
  'media.moreNeeded',
  'media.notAsked',
  'shared.thanks',
  'forget.confirm',
  'forget.done',
  'forget.pressButton',
  'tracking.none',
  'tracking.unknownCode',
  'tracking.found',
  'tracking.more',
  'several.rest',
  'referral.asked',
  'alarm.urgent',
  'alarm.upset',
  'reasons.rule',
  'warnings.surname',
  'warnings.ethnicGroup',
] as const;

const OTHERS = ['sticker', 'voice', 'video', 'gif', 'location', 'link', 'card', 'unknown'] as const;

/** Every key that the engine may say: named ones, and families over answer kinds, moves, states and refusals. */
export const wordingKeys = (): string[] => [
  ...new Set([
    TROUBLE,
    ...NAMED,
    ...kinds.flatMap((kind) => [`reasons.${kind}.missing`, `reasons.${kind}.notUnderstood`]),
    ...kinds.flatMap((kind) => answerKinds[kind].reasons.map((reason) => `reasons.${reason}`)),
    ...kinds.flatMap((kind) => answerKinds[kind].warnings),
    ...OTHERS.map((what) => `other.${what}`),
    ...Referral.options.map((one) => `referral.${one}`),
    ...['cancel', 'restart', 'begin'].map((why) => `leaving.${why}`),
    ...MediaRefusal.options.map((reason) => `media.refused.${reason}`),
    ...DossierMove.options
      .filter((move) => move !== 'received' && move !== 'supplementAsked')
      .map((move) => `moved.${move}`),
    ...['DIRECT_INTAKE', 'PRE_DECLARATION'].map((mode) => `moved.received.${mode}`),
    ...Array.from({ length: 10 }, (_, index) => `tracking.state.${index + 1}`),
  ]),
];
