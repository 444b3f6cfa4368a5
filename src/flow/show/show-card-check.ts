import { maskIdentityNumber } from '../../identity/identity-number.js';
import { formatDate } from '../../identity/partial-date.js';
import { toPrintedName } from '../answers/person-name.js';
import { factsOfCard } from '../card/facts-of-card.js';
import { findHolder } from '../card/find-holder.js';
import { planFill } from '../card/plan-fill.js';
import type { Saying } from '../effects.js';
import type { Place } from '../place.js';
import { tap } from '../read-meaning.js';
import { TAP_KEY } from '../said/in-card-check.js';
import { inChat } from '../shown-answer.js';
import { type FormContext, line, saying } from '../turn.js';
import { buttons } from './buttons.js';

type CardCheck = Extract<Place, { at: 'cardCheck' }>;

/** What was read off a card, masked, whom it would be put down for, and where it differs from what was answered. */
export function showCardCheck(context: FormContext, { card, about }: CardCheck): Saying {
  const { world, form } = context;
  const person = findHolder(world, form, about);
  const fill = person && planFill(context, person, factsOfCard(card, world.domain));
  const changed = (fill?.changed ?? []).map(({ question, was, now }) =>
    line('idCard.differs', {
      label: question.label,
      was: inChat(world, question, was),
      now: inChat(world, question, now),
    }),
  );
  const check = saying(
    'idCard.check',
    {
      person: person?.label ?? '',
      name: toPrintedName(card.fullName),
      number: maskIdentityNumber(card.identityNumber),
      birth: formatDate(card.birthDate),
      residence: card.residence,
    },
    buttons(world, ['yes', tap('yes', TAP_KEY)], ['typeInstead', tap('no', TAP_KEY)]),
  );
  return { ...check, before: [...changed, ...(fill?.remarks ?? [])] };
}
