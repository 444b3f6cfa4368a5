import { maskIdentityNumber } from '../../identity/identity-number.js';
import type { Saying } from '../effects.js';
import { poorOf } from '../media/gathering.js';
import { spokenName } from '../official-name.js';
import { tap } from '../read-meaning.js';
import type { OpenSupplement } from '../session.js';
import { isAnswered, looseFiles, partsOf } from '../supplement-items.js';
import { saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons } from './buttons.js';

/** The one thing that is asked for now, or all of them with what was given, before it is sent. */
export function showSupplementItem(world: World, open: OpenSupplement, own: Saying['buttons']): Saying {
  const { supplementId, items, asking } = open;
  const asked = items[asking];
  if (!asked) return showGiven(world, open, own);
  const part = partsOf(open)[asking];
  const isGiven = part !== undefined && isAnswered(part);
  const params = {
    code: open.code,
    procedure: spokenName(world, open.procedureName),
    number: asking + 1,
    total: items.length,
    item: asked.item,
    reason: asked.reason,
    example: asked.example ?? '',
    note: asking === 0 ? open.note : '',
    given: masked(part?.text ?? ''),
  };
  return saying('supplement.item', params, [
    ...own,
    ...(isGiven ? buttons(world, ['done', tap('done', supplementId)]) : []),
    ...buttons(world, ['answerLater', tap('skip', supplementId)]),
    ...(asking > 0 ? buttons(world, ['back', tap('back', supplementId)]) : []),
    ...buttons(world, ['person', tap('person')]),
  ]);
}

/** The chat never shows a whole identity number, with however many spaces it was typed. */
const masked = (text: string): string =>
  text.replaceAll(/\d(?:[ .]?\d){11}/g, (number) => maskIdentityNumber(number.replaceAll(/\D/g, '')));

function showGiven(world: World, open: OpenSupplement, own: Saying['buttons']): Saying {
  const { supplementId, code } = open;
  const { labels } = world.catalogue;
  const parts = partsOf(open);
  const lines = parts.map((part, index) => {
    const files = part.mediaIds.length;
    const given = [masked(part.text), ...(files > 0 ? [`${files} ${labels.files}`] : [])].filter(
      (one) => one !== '',
    );
    return `${index + 1}. ${part.item}: ${given.join('; ') || labels.notYetGiven}`;
  });
  const loose = looseFiles(open);
  const missing = parts.filter((part) => !isAnswered(part)).length;
  const params = {
    code,
    lines: [...lines, ...(loose > 0 ? [`+ ${loose} ${labels.files}`] : [])].join('\n'),
    missing: missing > 0 ? missing : '',
  };
  const mayGo = poorOf(open.gathered).length === 0 && missing < parts.length + loose;
  return saying('supplement.summary', params, [
    ...own,
    ...(mayGo ? buttons(world, ['sendSupplement', tap('submit', supplementId)]) : []),
    ...buttons(world, ['back', tap('back', supplementId)], ['later', tap('later', supplementId)]),
    ...buttons(world, ['person', tap('person')]),
  ]);
}
