import { findPinned } from './catalogue.js';
import type { FlowEffect } from './effects.js';
import { dropMedia, filesOf } from './form.js';
import type { Form, Session } from './session.js';
import { line, type Turn, withLines } from './turn.js';
import type { World } from './world.js';

/**
 * Forms that wait while another one is filled in, the one put there last first. They hold no hour, and what becomes of
 * their files is noted without a word.
 */

/** Puts the open form there; its short name, or nothing when there was none worth keeping. */
export function shelve(world: World, session: Session): { session: Session; name: string } {
  const { form, shelf } = session;
  const cleared: Session = { ...session, form: null, pausedAt: null };
  const procedure = form && findPinned(world.catalogue, form.procedureId, form.revision);
  if (!form?.consent || !procedure) return { session: cleared, name: '' };
  return { session: { ...cleared, shelf: [form, ...shelf] }, name: procedure.shortName };
}

/** After any turn: when the open form has ended, the one that waits is open again, paused. Erasing takes them along. */
export function takeFromShelf(world: World, turn: Turn): Turn {
  const { session, effects } = turn;
  const [next, ...rest] = session.shelf;
  if (!next) return turn;
  if (effects.some(({ type }) => type === 'forget')) return { ...turn, session: { ...session, shelf: [] } };
  if (session.form) return turn;
  const name = findPinned(world.catalogue, next.procedureId, next.revision)?.shortName ?? '';
  const back = { ...turn, session: { ...session, form: next, pausedAt: null, shelf: rest } };
  return turn.show === 'nothing' ? back : withLines(back, line('draft.otherBack', { procedure: name }));
}

/** Drops those that were kept as long as they may be, with their files. */
export function tidyShelf(
  world: World,
  session: Session,
  isOver: (form: Form) => boolean,
): { session: Session; effects: FlowEffect[] } {
  const over = session.shelf.filter(isOver);
  if (over.length === 0) return { session, effects: [] };
  const files = over.flatMap((form) => {
    const procedure = findPinned(world.catalogue, form.procedureId, form.revision);
    return procedure ? filesOf(procedure, form) : [];
  });
  const shelf = session.shelf.filter((form) => !over.includes(form));
  return { session: { ...session, shelf }, effects: files.length > 0 ? [dropMedia(files)] : [] };
}
