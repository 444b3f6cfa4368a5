import { fill } from '../../text/fill.js';
import type { Line, Saying } from '../effects.js';
import type { Session } from '../session.js';
import { line } from '../turn.js';
import type { World } from '../world.js';
import { type Numbered, numberOptions } from './number-options.js';
import { easyAskKey, easyKey } from './twins.js';

/** What is said to somebody who wants to read little, and what the numbers in it mean. */
export type Simplified = { sayings: Saying[]; numbers: Session['numbers'] };

/**
 * A saying for whoever reads little: shorter words where there are some, one thing in one message, and everything that
 * can be chosen as a number to type. Buttons stay, with their number.
 */
export function simplify(world: World, session: Session, saying: Saying): Simplified {
  const { options, typing } = numberOptions(world, session, saying);
  const before = (saying.before ?? []).filter((one) => !isInQuestion(saying, one));
  const ahead = before.map((one) => shorter(world, one));
  const text = shorter(world, saying);
  const numbered = { ...saying, buttons: relabel(world, saying.buttons, options) };
  const numbers = Object.fromEntries(options.map(({ number, payload }) => [String(number), payload]));
  // where one types, going back is left to its button: the question stays short
  const listed = typing ? options.filter(({ number }) => number > 0) : options;
  const list = listed.map((one) => labelled(world, one)).join('\n');
  const first = ahead.length > 0 ? [plain(ahead)] : [];
  if (!options.some(({ number }) => number > 0)) {
    const { before: _, ...rest } = numbered;
    return { sayings: [...first, { ...rest, ...text }], numbers };
  }
  const key = typing ? 'simple.orChoose' : 'simple.choose';
  const ask = easyAskKey(saying.key);
  if (!world.catalogue.easy.has(ask))
    return { sayings: [...first, choose(numbered, line(key, { numbers: list }), text)], numbers };
  const question = choose(numbered, line(key, { numbers: list }), line(ask));
  return { sayings: [plain([...ahead, text]), question], numbers };
}

/** Every question has its example already. */
const isInQuestion = ({ key, params }: Saying, { key: said }: Line): boolean =>
  said === 'form.example' && key === 'question.asked' && params.example !== '';

const shorter = (world: World, { key, params }: Line): Line =>
  world.catalogue.easy.has(easyKey(key)) ? { key: easyKey(key), params } : { key, params };

/** Lines as a message of their own. */
function plain(lines: readonly Line[]): Saying {
  const [last = line('simple.choose', { numbers: '' }), ...others] = [...lines].reverse();
  return { ...last, buttons: [], ...(others.length > 0 && { before: others.reverse() }) };
}

const choose = (saying: Saying, numbers: Line, text: Line): Saying => ({
  ...saying,
  ...numbers,
  before: [text],
});

const labelled = ({ catalogue }: World, { number, label }: { number: number; label: string }): string =>
  fill(catalogue.labels.numbered, { number, label });

/** In the order of their numbers; the way back comes last. */
function relabel(world: World, buttons: Saying['buttons'], options: Numbered['options']): Saying['buttons'] {
  const placed = buttons.map((button) => {
    const option = options.find(({ payload }) => payload === button.payload);
    const label = option ? labelled(world, option) : button.label;
    return { button: { ...button, label }, place: option?.number || options.length + 1 };
  });
  return placed.toSorted((a, b) => a.place - b.place).map(({ button }) => button);
}
