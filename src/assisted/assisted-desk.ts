import type { AssistedBy } from '../flow/assisted-by.js';
import type { Procedure } from '../flow/procedure.js';
import type { OfficeId } from '../ids.js';
import type { AssistedDraft, DraftContent } from './assisted-draft.js';
import type { HelpCount } from './draft-store.js';

/** Who works with drafts. `seesAll`: those of the whole office, else only open ones that this helper fills in. */
export type Whose = { officeId: OfficeId; helper: AssistedBy; seesAll: boolean };

/** A draft that still holds its form. */
export type OpenDraft = AssistedDraft & { content: DraftContent };

/**
 * `notFound`: there is none for this helper; `notYours`: a colleague fills it in; `busy`: others keep changing it;
 * `card`: no card's text; `noCard`: no card answers this question; `taken`: the hour has gone.
 */
export type FillRefusal = 'notFound' | 'notYours' | 'busy' | 'card' | 'noCard' | 'taken';
export type FillOutcome = { kind: 'done'; draft: OpenDraft } | { kind: 'refused'; reason: FillRefusal };

/**
 * What a helper does in a draft: fields as they are typed (`isLast`: what is still empty and need not be answered is
 * skipped), a yes to what was understood, a card's text for a person.
 */
export type FillDeed =
  | { do: 'fill'; fields: readonly (readonly [key: string, text: string])[]; isLast: boolean }
  | { do: 'confirm'; key: string }
  | { do: 'card'; key: string; text: string };

/** Forms that are filled in for citizens at the counter. Promises reject only when the record cannot be reached. */
export type AssistedDesk = {
  /** What these words may mean, best first; everything that is offered today for no words. */
  search(officeId: OfficeId, words: string): Procedure[];
  /** Begins a draft for a citizen who has heard the notice and agreed; undefined for what is not offered today. */
  begin(whose: Whose, procedureId: string): Promise<AssistedDraft | undefined>;
  list(whose: Whose): Promise<OpenDraft[]>;
  find(whose: Whose, draftId: string): Promise<OpenDraft | undefined>;
  change(whose: Whose, draftId: string, deed: FillDeed): Promise<FillOutcome>;
  /** Fills in from now on instead of the colleague who did. */
  takeOver(whose: Whose, draftId: string): Promise<FillOutcome>;
  /** The citizen goes without filing: nothing of the form is kept. False when there is no such draft. */
  giveUp(whose: Whose, draftId: string): Promise<boolean>;
  /** How a draft of this helper, or of the office, stands, also when it has ended. */
  stateOf(whose: Whose, draftId: string): Promise<AssistedDraft['state'] | undefined>;
  /** A new one-time code for the citizen's chat; undefined while something is missing or there is no such draft. */
  issueCode(whose: Whose, draftId: string): Promise<string | undefined>;
  /** Files a draft whose print the citizen has signed, as this clerk saw; false when it is not whole or not there. */
  sign(whose: Whose, draftId: string): Promise<boolean>;
  /** Hours that can be had for this draft; none where no hour is asked for. */
  freeHours(draft: OpenDraft): Promise<number[]>;
  count(officeId: OfficeId, time: { from: number; to: number }): Promise<HelpCount[]>;
};
