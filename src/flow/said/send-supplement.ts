import { dropMedia } from '../form.js';
import { countedOf, replacedOf } from '../media/gathering.js';
import { namesOf } from '../media/held-names.js';
import { tap } from '../read-meaning.js';
import type { OpenSupplement } from '../session.js';
import { buttons } from '../show/buttons.js';
import { partsOf } from '../supplement-items.js';
import type { SupplementPart } from '../supplement-part.js';
import { type Context, saying, sayOnly, type Turn, withEffects } from '../turn.js';

/** The words of a request that was asked thing by thing, for whoever reads them in one piece. */
const wordsOf = (parts: SupplementPart[]): string[] =>
  parts.flatMap(({ item, text }) => (text === '' ? [] : [`${item}: ${text}`]));

/** Hands what was gathered to the clerk. The receipt comes back as an event. */
export function sendSupplement({ session, world, at }: Context, open: OpenSupplement): Turn {
  const { supplementId, dossierId, code } = open;
  const supplements = session.supplements.filter((one) => one.supplementId !== supplementId);
  const isHere = session.place.at === 'supplement' && session.place.supplementId === supplementId;
  const place = isHere ? { at: 'menu' as const } : session.place;
  const files = countedOf(open.gathered);
  const replaced = replacedOf(open.gathered).map((one) => one.item.mediaId);
  const parts = partsOf(open);
  const taps = buttons(world, session.form ? ['resume', tap('resume')] : ['menu', tap('menu')]);
  const turn = sayOnly(
    { ...session, supplements, place },
    saying('supplement.sending', { code, files: namesOf(world, files) }, taps),
  );
  return withEffects(
    turn,
    {
      type: 'supplement',
      supplementId,
      dossierId,
      text: [...wordsOf(parts), ...open.texts].join('\n'),
      parts,
      mediaIds: files.map((held) => held.item.mediaId),
      at,
    },
    ...(replaced.length > 0 ? [dropMedia(replaced)] : []),
  );
}
