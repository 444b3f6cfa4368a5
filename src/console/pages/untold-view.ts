import type { Untold } from '../find-untold.js';
import { toReason } from '../talks/talk-view.js';
import { type ConsoleWords, fill } from './console-words.js';
import { toLocalTime } from './local-time.js';

/** A message about a dossier that did not arrive, and why. */
export const toUntoldLine = ({ at, reason, file }: Untold, { untold, talks }: ConsoleWords): string =>
  fill(file === undefined ? untold.words : untold.file, {
    ...{ time: toLocalTime(at), reason: toReason(reason, talks.reasons) },
    file: file ?? '',
  });
