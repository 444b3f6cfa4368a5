import type { Saying } from '../effects.js';
import { countedOf, poorOf, replacedOf } from '../media/gathering.js';
import { spokenName } from '../official-name.js';
import { tap } from '../read-meaning.js';
import type { OpenSupplement, Session } from '../session.js';
import { saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons } from './buttons.js';
import { gatheringLines, MOST_FILES } from './gathering-lines.js';
import { showSupplementItem } from './show-supplement-item.js';

/** The clerk's request and what has been gathered for it; undefined when it is no longer open. */
export function showSupplement(world: World, session: Session, supplementId: string): Saying | undefined {
  const open = session.supplements.find((one) => one.supplementId === supplementId);
  if (!open) return undefined;
  const isBegun = open.texts.length + countedOf(open.gathered).length > 0;
  const params = {
    code: open.code,
    procedure: spokenName(world, open.procedureName),
    note: open.note,
    texts: open.texts.map((text) => `• ${text}`).join('\n'),
  };
  const before = gatheringLines(world, open.gathered, { max: MOST_FILES });
  if (open.items.length > 0)
    return { ...showSupplementItem(world, open, gatheringButtons(world, open)), before };
  return {
    ...saying(toKey(open, isBegun), params, [
      ...ownButtons(world, open, isBegun),
      ...buttons(world, ['later', tap('later', supplementId)], ['person', tap('person')]),
    ]),
    before,
  };
}

function toKey(open: OpenSupplement, isBegun: boolean): string {
  if (poorOf(open.gathered).length > 0) return 'supplement.better';
  return isBegun ? 'supplement.gathered' : 'supplement.open';
}

/** What may be said of photos that could be better, or were sent for better ones. */
function gatheringButtons(world: World, { supplementId, gathered }: OpenSupplement): Saying['buttons'] {
  if (poorOf(gathered).length > 0) return buttons(world, ['keepPhotos', tap('keepPhotos', supplementId)]);
  return replacedOf(gathered).length > 0 ? buttons(world, ['keepBoth', tap('keepBoth', supplementId)]) : [];
}

function ownButtons(world: World, open: OpenSupplement, isBegun: boolean): Saying['buttons'] {
  const mayGo = isBegun && poorOf(open.gathered).length === 0;
  return [
    ...(mayGo ? buttons(world, ['sendSupplement', tap('submit', open.supplementId)]) : []),
    ...gatheringButtons(world, open),
  ];
}
