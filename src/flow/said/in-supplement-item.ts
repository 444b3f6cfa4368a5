import { countedOf } from '../media/gathering.js';
import type { Meaning } from '../read-meaning.js';
import type { OpenSupplement } from '../session.js';
import { addText, findFault, questionAsked, replyTo } from '../supplement-items.js';
import { type Context, line, showPlace, type Turn } from '../turn.js';
import { replaceSupplement } from './gather-for-supplement.js';
import { miss } from './miss.js';

/**
 * One thing of a request after the other, then all of it once more. Undefined for what means the same whether a request
 * comes in one piece or in several.
 */
export function inSupplementItem(context: Context, meaning: Meaning, open: OpenSupplement): Turn | undefined {
  const isLast = open.asking >= open.items.length;
  switch (meaning.do) {
    case 'back':
      return open.asking > 0 ? goTo(context, open, open.asking - 1) : undefined;
    case 'skip':
      return isLast ? miss(context, line('supplement.pressButton')) : goTo(context, open, open.asking + 1);
    case 'done':
    case 'submit':
      if (isLast) return undefined;
      return isGiven(open)
        ? goTo(context, open, open.asking + 1)
        : showPlace(context.session, line('supplement.empty'));
    case 'later':
    case 'cancel':
    case 'restart':
    case 'keepPhotos':
    case 'keepBoth':
      return undefined;
    default:
      return isLast ? miss(context, line('supplement.pressButton')) : take(context, open, meaning.text);
  }
}

const goTo = ({ session }: Context, open: OpenSupplement, asking: number): Turn =>
  showPlace(replaceSupplement(session, { ...open, asking, closing: false }));

const isGiven = (open: OpenSupplement): boolean => {
  const { texts, mediaIds } = replyTo(open, open.asking);
  return (
    texts.length + countedOf(open.gathered).filter(({ item }) => mediaIds.includes(item.mediaId)).length > 0
  );
};

/** Words are an answer, judged as the form would; the next thing is asked for at once. */
function take(context: Context, open: OpenSupplement, text: string): Turn {
  const question = questionAsked(context, open);
  const fault = findFault(context, question, text);
  if (fault) return miss(context, fault, question);
  const corrected = question ? { ...open, replies: withoutTexts(open) } : open;
  return goTo(context, addText(corrected, text), open.asking + 1);
}

/** The answer to a question of the form replaces an earlier one. */
const withoutTexts = (open: OpenSupplement): OpenSupplement['replies'] =>
  open.items.map((_, index) => {
    const reply = replyTo(open, index);
    return index === open.asking ? { ...reply, texts: [] } : reply;
  });
