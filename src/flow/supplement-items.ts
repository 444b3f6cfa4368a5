import { kindOf } from './answers/index.js';
import type { Line } from './effects.js';
import { countedOf } from './media/gathering.js';
import { findNamed } from './named-question.js';
import { findByOfficialName } from './official-name.js';
import type { Question } from './question.js';
import type { OpenSupplement } from './session.js';
import { dayOf } from './show/moments.js';
import type { SupplementPart } from './supplement-part.js';
import { type Context, line } from './turn.js';

type Reply = OpenSupplement['replies'][number];

const EMPTY: Reply = { texts: [], mediaIds: [] };

/** What was given for one thing that was asked for. */
export const replyTo = ({ replies }: OpenSupplement, index: number): Reply => replies[index] ?? EMPTY;

const withReply = (open: OpenSupplement, index: number, reply: Reply): OpenSupplement => ({
  ...open,
  replies: open.items.map((_, i) => (i === index ? reply : replyTo(open, i))),
});

/** Words for the thing that is asked for now. Behind the last there is none, and nothing changes. */
export function addText(open: OpenSupplement, text: string): OpenSupplement {
  const reply = replyTo(open, open.asking);
  return withReply(open, open.asking, { ...reply, texts: [...reply.texts, text] });
}

/** Files for the thing that is asked for now; behind the last they go along with all of it. */
export function addFiles(open: OpenSupplement, mediaIds: readonly string[]): OpenSupplement {
  const reply = replyTo(open, open.asking);
  const known = new Set(reply.mediaIds);
  const fresh = mediaIds.filter((one) => !known.has(one));
  return withReply(open, open.asking, { ...reply, mediaIds: [...reply.mediaIds, ...fresh] });
}

/** What goes to the clerk, thing by thing; one without an answer is there without one. */
export function partsOf(open: OpenSupplement): SupplementPart[] {
  const counted = new Set(countedOf(open.gathered).map(({ item }) => item.mediaId));
  return open.items.map(({ item }, index) => {
    const { texts, mediaIds } = replyTo(open, index);
    return { item, text: texts.join('\n'), mediaIds: mediaIds.filter((one) => counted.has(one)) };
  });
}

/** Files that belong to no single thing. */
export function looseFiles(open: OpenSupplement): number {
  const placed = new Set(open.replies.flatMap(({ mediaIds }) => mediaIds));
  return countedOf(open.gathered).filter(({ item }) => !placed.has(item.mediaId)).length;
}

export const isAnswered = ({ text, mediaIds }: SupplementPart): boolean => text !== '' || mediaIds.length > 0;

/** Kinds whose answer is right or wrong by itself; the others are words to a clerk. */
const STRICT: ReadonlySet<Question['answer']['kind']> = new Set(['identityNumber', 'phone', 'email', 'date']);

/** The question of the form that is asked again, where the clerk named one. */
export function questionAsked({ world, at }: Context, open: OpenSupplement): Question | undefined {
  const name = open.items[open.asking]?.item;
  const procedure = findByOfficialName(world, open.procedureName, dayOf(at));
  const questions = procedure?.questions ?? [];
  return findNamed(questions, name ?? '') ?? questions.find(({ label }) => label === name);
}

/** Why an answer to a question of the form does not do, as the form itself would say. */
export function findFault(
  { world, at }: Context,
  question: Question | undefined,
  text: string,
): Line | undefined {
  if (!question || !STRICT.has(question.answer.kind)) return undefined;
  const kind = kindOf(question.answer);
  const parsed = kind.parse({ text, at }, question.answer, world.domain);
  switch (parsed.outcome) {
    case 'valid':
      return undefined;
    case 'missing':
      return line(`reasons.${kind.kind}.missing`);
    case 'notUnderstood':
      return line(`reasons.${parsed.reason ?? `${kind.kind}.notUnderstood`}`);
    case 'invalid':
      return line(`reasons.${parsed.reason}`, parsed.params);
  }
}
