import type { Saying } from '../effects.js';
import { countedOf, poorOf, replacedOf } from '../media/gathering.js';
import { tap } from '../read-meaning.js';
import type { RouteStep } from '../route.js';
import type { Form } from '../session.js';
import { labelOf } from '../shown-answer.js';
import { saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons } from './buttons.js';
import { gatheringLines } from './gathering-lines.js';

type Progress = { number: number; total: number };

/** A paper of which something has been sent: what has arrived, and how to go on. */
export function showGathering(world: World, form: Form, { question }: RouteStep, progress: Progress): Saying {
  const { key, answer } = question;
  const label = labelOf(question);
  const { min, max } = answer.kind === 'attachment' ? answer : { min: 1, max: 1 };
  const held = form.gathered;
  const files = countedOf(held).length;
  const back = buttons(world, ['back', tap('back', key)]);
  const before = gatheringLines(world, held, { max });
  if (poorOf(held).length > 0) {
    const taps = [...buttons(world, ['keepPhotos', tap('keepPhotos', key)]), ...back];
    return { ...saying('gathering.better', { ...progress, label }, taps), before };
  }
  if (files < min) {
    return { ...saying('gathering.missing', { ...progress, label, missing: min - files }, back), before };
  }
  const canKeepBoth = replacedOf(held).length > 0 && files + replacedOf(held).length <= max;
  const taps = [
    ...buttons(world, ['done', tap('done', key)]),
    ...(canKeepBoth ? buttons(world, ['keepBoth', tap('keepBoth', key)]) : []),
    ...back,
  ];
  return { ...saying('gathering.more', { ...progress, label }, taps), before };
}
