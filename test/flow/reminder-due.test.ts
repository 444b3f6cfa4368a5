import { describe, expect, it } from '@jest/globals';
import type { FlowEffect } from '../../src/flow/effects.js';
import type { DossierFacts, FlowEvent } from '../../src/flow/events.js';
import type { ReminderKind } from '../../src/flow/reminder-kind.js';
import type { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import { DossierCode } from '../../src/ids.js';
import { freshSession, MORNING, world } from './universe.js';

const HOUR = 3_600_000;
const dossier = (over: Partial<DossierFacts> = {}): DossierFacts => ({
  dossierId: 'd-1',
  code: DossierCode.parse('000.00.01.H53-260302-0001'),
  procedureName: world.catalogue.procedures.find(({ id }) => id === '1.004873')?.name ?? '',
  state: 4,
  receivedAt: MORNING,
  dueAt: MORNING + 48 * HOUR,
  feeVnd: null,
  ...over,
});
const appointment = { desk: 'marriage', at: MORNING + 24 * HOUR, minutes: 30 } as const;

const due = (kind: ReminderKind, over: Partial<DossierFacts> = {}, at = MORNING + 2 * HOUR): FlowEvent => ({
  ...{ type: 'reminderDue', at, kind, dossier: dossier(over), ref: 'dossier-d-1-x-1' },
});
const saidBy = (effects: FlowEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'reply' ? effect.sayings : []));
const payloads = (effects: FlowEffect[]) => saidBy(effects)[0]?.buttons.map(({ payload }) => payload) ?? [];

const inForm = (): Session => {
  const [card] = step(world, freshSession(), { type: 'said', at: MORNING, text: '#tt 1.004873' });
  return step(world, card, { type: 'said', at: MORNING, text: 'bắt đầu' })[0];
};
const withDraft = (session: Session): Session =>
  step(world, session, {
    ...{ type: 'dossierMoved', at: MORNING, move: 'draftSent', note: 'Bản dự thảo', dossier: dossier() },
    details: { answerBy: MORNING + 4 * HOUR },
  })[0];

describe('a reminder of a dossier', () => {
  it('is one message that can be found again, and changes nothing of an open form', () => {
    const session = inForm();
    const [after, effects] = step(world, session, due('result', { state: 9 }));
    expect(saidBy(effects)).toMatchObject([{ key: 'remembered.result', ref: 'dossier-d-1-x-1' }]);
    expect(payloads(effects)).toHaveLength(1);
    expect(after).toEqual(session);
  });

  it('of an appointment offers another hour, and keeps silent when the hour is over or gone', () => {
    const session = freshSession();
    const [, effects] = step(world, session, due('appointment', { appointment }));
    expect(saidBy(effects)[0]?.key).toBe('remembered.appointment');
    expect(payloads(effects)).toHaveLength(2);
    const late = due('appointment', { appointment }, appointment.at);
    const gone = due('appointment', { appointment: { ...appointment, at: null } });
    for (const event of [late, gone]) expect(step(world, session, event)[1]).toEqual([]);
  });

  it('of a draft bears its buttons, and keeps silent once it was answered or has lapsed', () => {
    const session = withDraft(inForm());
    const [, effects] = step(world, session, due('draft'));
    expect(saidBy(effects)[0]?.key).toBe('remembered.draft');
    expect(payloads(effects)).toHaveLength(3);
    const [settled] = step(world, session, {
      ...{ type: 'dossierMoved', at: MORNING + HOUR, move: 'draftConfirmed', dossier: dossier() },
    });
    expect(step(world, settled, due('draft'))[1]).toEqual([]);
    expect(step(world, session, due('draft', {}, MORNING + 4 * HOUR))[1]).toEqual([]);
    expect(step(world, freshSession(), due('draft'))[1]).toEqual([]);
  });

  it.each(['appointment', 'result', 'draft'] as const)('%s: nothing for whoever has opted out', (kind) => {
    const session = { ...withDraft(freshSession()), optedOut: MORNING };
    expect(step(world, session, due(kind, { appointment }))[1]).toEqual([]);
  });
});
