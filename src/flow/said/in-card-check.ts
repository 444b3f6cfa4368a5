import { factsOfCard } from '../card/facts-of-card.js';
import { findHolder } from '../card/find-holder.js';
import { planFill } from '../card/plan-fill.js';
import { placeAt, settleAll } from '../form.js';
import type { Place } from '../place.js';
import type { Meaning } from '../read-meaning.js';
import { type FormContext, line, showPlace, type Turn, withLines } from '../turn.js';
import { calm } from './alarm.js';
import { miss } from './miss.js';

type CardCheck = Extract<Place, { at: 'cardCheck' }>;

/** The answer to "is this card right?". What was read is forgotten with it, whatever it is. */
export function inCardCheck(context: FormContext, meaning: Meaning, place: CardCheck): Turn {
  const { world, session, form } = context;
  const isAbout = meaning.typed || ('key' in meaning && meaning.key === TAP_KEY);
  if (meaning.do === 'yes' && isAbout) return fillIn(context, place);
  if ((meaning.do === 'no' && isAbout) || meaning.do === 'back') {
    return showPlace(
      { ...session, place: placeAt(world, form, place.key), misses: 0 },
      line('idCard.refused'),
    );
  }
  if (!meaning.typed) return showPlace(session, line('staleTap'));
  return calm(context, meaning.text) ?? miss(context, line('idCard.pressButton'));
}

/** What the buttons under a card that was read are about. */
export const TAP_KEY = 'the';

function fillIn(context: FormContext, { card, about, key }: CardCheck): Turn {
  const { world, session, form } = context;
  const person = findHolder(world, form, about);
  if (!person) return showPlace({ ...session, place: placeAt(world, form, key), misses: 0 });
  const { given, questions } = planFill(context, person, factsOfCard(card, world.domain));
  const labels = questions.map((question) => `• ${question.label}`).join('\n');
  return withLines(settleAll(context, given), line('idCard.filled', { labels }));
}
