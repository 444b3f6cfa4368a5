import type { LabelName } from './catalogue.js';
import type { FlowEffect, Line, Saying } from './effects.js';
import type { Form, Session } from './session.js';
import type { World } from './world.js';

/** What a handler is given besides what the citizen did. */
export type Context = { world: World; session: Session; at: number };

/** Like `Context` where a form is open. */
export type FormContext = Context & { form: Form };

/**
 * What one event leads to. `show: 'place'` puts the place where the session now stands on the table again, under the
 * lines of `before`; a saying of its own replaces that; `'nothing'` keeps silent.
 */
export type Turn = {
  session: Session;
  before: Line[];
  effects: FlowEffect[];
  show: 'place' | 'nothing' | Saying;
  /** buttons that are put under whatever is said, where there is room for them */
  offers?: readonly Offer[];
};

/** A way out that may be needed anywhere. */
export type Offer = Extract<LabelName, 'person' | 'simple'>;

type Params = Line['params'];

export const line = (key: string, params: Params = {}): Line => ({ key, params });

export const saying = (key: string, params: Params = {}, buttons: Saying['buttons'] = []): Saying => ({
  key,
  params,
  buttons,
});

/** Shows the place of the session under these lines. */
export const showPlace = (session: Session, ...before: Line[]): Turn => ({
  session,
  before,
  effects: [],
  show: 'place',
});

/** Says just this. */
export const sayOnly = (session: Session, show: Saying): Turn => ({ session, before: [], effects: [], show });

export const keepSilent = (session: Session, ...effects: FlowEffect[]): Turn => ({
  session,
  before: [],
  effects,
  show: 'nothing',
});

export const withEffects = (turn: Turn, ...effects: FlowEffect[]): Turn => ({
  ...turn,
  effects: [...turn.effects, ...effects],
});

export const withOffers = (turn: Turn, ...offers: Offer[]): Turn => ({ ...turn, offers });

export const withLines = (turn: Turn, ...before: Line[]): Turn => ({
  ...turn,
  before: [...before, ...turn.before],
});
