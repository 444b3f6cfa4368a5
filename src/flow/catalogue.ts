import { z } from 'zod';
import type { Alarms } from './alarm-name.js';
import type { AskedTopic } from './asked-topic.js';
import type { CommandName } from './command-name.js';
import type { Language, LanguageOffer } from './language.js';
import { MenuGroup } from './menu-group.js';
import { NOTICE_LABELS } from './notice-topic.js';
import { PersonPart } from './person-part.js';
import type { Procedure } from './procedure.js';
import type { SpokenReferral } from './referral.js';
import type { RetentionRules } from './retention-rules.js';
import { GRADE_LABELS } from './survey.js';

/** Who looks after what the chat does not do. */
export const ElsewhereTopic = z.enum(['police', 'court', 'otherAgency', 'counter']);
export type ElsewhereTopic = z.infer<typeof ElsewhereTopic>;

/** Words that mean a command, see `commandKey`. The whole message must be one of them: an answer is never taken for one. */
export type Commands = ReadonlyMap<string, CommandName>;

/** Phrases by which a matter is recognised that goes elsewhere. */
export type ReferralWords = Readonly<Record<SpokenReferral, readonly string[]>>;

/** Short words that the engine itself puts on buttons and into lines. */
export const LabelName = z.enum([
  'back',
  'menu',
  'skip',
  'keep',
  'keepPhotos',
  'keepBoth',
  'photo',
  'file',
  'yes',
  'retype',
  'photoCard',
  'typeInstead',
  'start',
  'agreeConsent',
  'refuseConsent',
  'agreeDeclaration',
  'toSummary',
  'submit',
  'change',
  'cancel',
  'yesCancel',
  'noCancel',
  'resume',
  'person',
  'complaint',
  'denunciation',
  'assistant',
  'answerPerson',
  'simple',
  'numbered',
  'track',
  'done',
  'sendSupplement',
  'openSupplement',
  'answerLater',
  'files',
  'notYetGiven',
  'draftRight',
  'draftWrong',
  'openDraft',
  'sendCorrection',
  'later',
  'changeAnswer',
  'skipped',
  'recorded',
  'sensitiveEthnicGroup',
  'sensitivePictures',
  'yesForget',
  'forgetChat',
  'editData',
  'requestCorrection',
  'requestDeletion',
  'withdraw',
  'yesWithdraw',
  ...NOTICE_LABELS,
  ...GRADE_LABELS,
  'writeWords',
  'nothingKept',
  'sendRequest',
  'remember',
  'rememberAll',
  'rememberLater',
  'savedPeople',
  'forgetPerson',
  'forgetPeople',
  'sensitiveMemory',
  'no',
  'optional',
  'options',
  'current',
  'sameAs',
  'dong',
  'thousands',
  'free',
  'male',
  'female',
  'dateInSentence',
  'copies',
  'clock',
  'clockSharp',
  'otherDay',
  'morning',
  'afternoon',
  'officeChooses',
  'rebook',
  'yesUnbook',
  'keepAppointment',
  'dueLater',
  'feeLater',
  'paperInCase',
  'needWhat',
  'noneOfThese',
  'openNow',
  'opensNext',
  'noWritingToday',
]);
export type LabelName = z.infer<typeof LabelName>;
export const Labels = z.strictObject({
  ...(Object.fromEntries(LabelName.options.map((name) => [name, z.string().min(1).max(100)])) as Record<
    LabelName,
    z.ZodString
  >),
  /** what can be asked about a person, in a list */
  personParts: z.record(PersonPart, z.string().min(1).max(60)),
  /** Sunday first */
  weekdays: z.array(z.string().min(1)).length(7),
  /** shelves of the menu: on the button, and in the text with what lies there */
  groups: z.record(
    MenuGroup,
    z.strictObject({ button: z.string().min(1).max(40), line: z.string().min(1).max(100) }),
  ),
});
export type Labels = z.infer<typeof Labels>;

/** Everything the engine can say and ask in one language, checked before it runs. */
export type Catalogue = {
  language: Language;
  /** all revisions, newest last within an id */
  procedures: readonly Procedure[];
  commands: Commands;
  alarms: Alarms;
  referrals: ReferralWords;
  /** folded words that ask something within a longer message */
  topics: ReadonlyMap<AskedTopic, readonly string[]>;
  /** everyday words of matters that lead to no form here */
  elsewhere: ReadonlyMap<ElsewhereTopic, readonly string[]>;
  labels: Labels;
  /** every language that may be chosen, this one included */
  languages: readonly LanguageOffer[];
  /** folded words that ask for a language */
  languageWords: ReadonlyMap<string, Language>;
  /** texts for whoever wants to read little */
  easy: ReadonlySet<string>;
  /** keys of texts that are said in other words where somebody has died */
  quiet: ReadonlySet<string>;
  /** version of the consent notice, stored with each consent */
  consentVersion: string;
  /** version of the offer to remember somebody, stored with each such consent */
  memoryVersion: string;
  /** how long what is kept */
  retention: RetentionRules;
};

/** The procedures that may be begun on this day (`YYYY-MM-DD`), one revision each. */
export function offeredOn(catalogue: Catalogue, day: string): Procedure[] {
  const byId = new Map<string, Procedure>();
  for (const procedure of catalogue.procedures) {
    if (isInForce(procedure, day)) byId.set(procedure.id, procedure);
  }
  return [...byId.values()];
}

/** Whether a form that was begun on this revision may still be finished on it. */
export const mayFinish = ({ finishBy }: Procedure, day: string): boolean =>
  finishBy === undefined || day <= finishBy;

/** Whether what a revision says about time and money is in force; what has lapsed must not be said. */
export const isInForce = (
  { validFrom, validTo }: Pick<Procedure, 'validFrom' | 'validTo'>,
  day: string,
): boolean => validFrom <= day && day <= validTo;

/** The revision that a form was begun on, if it is still known. */
export const findPinned = (catalogue: Catalogue, id: string, revision: string): Procedure | undefined =>
  catalogue.procedures.find((procedure) => procedure.id === id && procedure.revision === revision);

export const findOffered = (catalogue: Catalogue, id: string, day: string): Procedure | undefined =>
  offeredOn(catalogue, day).find((procedure) => procedure.id === id);

/** Where feedback is taken in the chat, which is not every office's choice. */
export const findFeedback = (catalogue: Catalogue, day: string): Procedure | undefined =>
  offeredOn(catalogue, day).find(({ menu }) => menu.group === 'feedback');
