import type { Line } from '../effects.js';
import { line } from '../turn.js';
import type { World } from '../world.js';

/** The first words to somebody new, with one line for each other language, in that language. */
export function greeting({ catalogue }: World): Line {
  const others = catalogue.languages.filter(({ language }) => language !== catalogue.language);
  return line('greeting.first', { languages: others.map(({ invitation }) => invitation).join('\n') });
}
