import type { Saying } from '../effects.js';
import { spokenName } from '../official-name.js';
import { tap } from '../read-meaning.js';
import type { Session } from '../session.js';
import { saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons } from './buttons.js';

/** The clerk's request and what has been gathered for it; undefined when it is no longer open. */
export function showSupplement(world: World, session: Session, supplementId: string): Saying | undefined {
  const open = session.supplements.find((one) => one.supplementId === supplementId);
  if (!open) return undefined;
  const files = open.gathered.filter((held) => held.stored).length;
  const gathered = open.texts.length + open.gathered.length > 0;
  return saying(
    gathered ? 'supplement.gathered' : 'supplement.open',
    {
      code: open.code,
      procedure: spokenName(world, open.procedureName),
      note: open.note,
      files,
      texts: open.texts.map((text) => `• ${text}`).join('\n'),
    },
    buttons(
      world,
      ...(gathered
        ? ([['sendSupplement', tap('submit', supplementId)]] as [['sendSupplement', string]])
        : []),
      ['later', tap('later', supplementId)],
      ['person', tap('person')],
    ),
  );
}
