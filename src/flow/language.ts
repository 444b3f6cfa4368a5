import { z } from 'zod';

/** Code of a language that the bot speaks, e.g. `vi`; which there are is decided by the files in `templates/wording`. */
export const Language = z.string().regex(/^[a-z]{2,3}$/);
export type Language = z.infer<typeof Language>;

/** The language of the forms, the dossiers and the law, and of whoever has not chosen another. */
export const OFFICIAL: Language = 'vi';

/** How a language is offered and asked for. */
export type LanguageOffer = {
  language: Language;
  /** its own name for itself, on its button */
  name: string;
  /** one line in it that says how to choose it */
  invitation: string;
};
