import { planFill } from '../card/plan-fill.js';
import { settleAll } from '../form.js';
import { inChat, labelOf } from '../shown-answer.js';
import { type FormContext, line, showPlace, type Turn, withLines } from '../turn.js';
import { findBeginning, nameOf } from './offer-saved.js';
import type { SavedPerson } from './saved-person.js';

/**
 * A tap on a saved person: fills what it can of the block, each answer through its own kind and rules as if it had been
 * typed, and says back what was put down. What does not fit any more is asked.
 */
export function usePerson(context: FormContext, onTable: string, key: string): Turn {
  const { world, session, form, at } = context;
  const [about = '', personId = ''] = key.split(' ');
  const saved = session.people.find((one) => one.personId === personId);
  const person = about === onTable ? findBeginning(world, form, onTable) : undefined;
  if (!saved || !person) return showPlace(session, line('staleTap'));
  const fill = planFill(context, person, saved.facts);
  if (fill.questions.length === 0) return showPlace(session, line('memory.nothingFits'));
  const filled = fill.questions.map((one) => {
    const shown = inChat(world, one, fill.given[one.key]?.value ?? null);
    return `• ${labelOf(one)}: ${shown}`;
  });
  const used = { ...session, people: touch(session.people, saved.personId, at) };
  return withLines(
    settleAll({ ...context, session: used }, fill.given),
    line('memory.filled', { name: nameOf(saved), shown: filled.join('\n') }),
    ...fill.remarks,
  );
}

const touch = (people: readonly SavedPerson[], personId: string, at: number): SavedPerson[] =>
  people.map((one) => (one.personId === personId ? { ...one, usedAt: at } : one));
