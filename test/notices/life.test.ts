import { beforeEach, describe, expect, it } from '@jest/globals';
import { actOnNotice } from '../../src/notices/act-on-notice.js';
import { actionsFrom, moveNotice } from '../../src/notices/move-notice.js';
import { type NoticeAction, NoticeState } from '../../src/notices/notice.js';
import { copyNotice, writeNotice } from '../../src/notices/write-notice.js';
import { NINH_THANH } from '../dossiers/dossier-builders.js';
import { createFakeNoticeStore } from '../fakes/create-fake-notice-stores.js';
import { aKind, aNotice, NOW, someContent } from './builders.js';

const notices = createFakeNoticeStore();
let seen = { officeId: NINH_THANH, noticeId: '', version: 1 };
let count = 0;
beforeEach(async () => {
  seen = { officeId: NINH_THANH, noticeId: `n-${++count}`, version: 1 };
  await notices.save(aNotice({ noticeId: seen.noticeId }));
});

const act = async (action: NoticeAction, by: string | null, more: object = {}) => {
  const deps = { notices, kindOf: () => aKind, faultsOf: async () => [], isWhole: async () => true };
  const outcome = await actOnNotice(deps, seen, { action, by, at: NOW, ...more });
  if (outcome.kind === 'done') seen = { ...seen, version: outcome.notice.version };
  return outcome;
};

const actAll = async (deeds: readonly (readonly [Parameters<typeof act>[0], string | null])[]) => {
  for (const [action, by] of deeds) await act(action, by);
};

describe('the life of a notice', () => {
  it('is written by one official and released by another', async () => {
    await act('edit', 'hoa', { change: { budgetVnd: 5000 } });
    await act('submit', 'hoa');
    expect(await act('release', 'hoa')).toEqual({ kind: 'refused', reason: 'own-notice' });
    expect(await act('release', 'binh')).toMatchObject({
      kind: 'done',
      notice: { state: 'released', releasedBy: 'binh', budgetVnd: 5000 },
    });
  });

  it('is not released by who changed a word of it', async () => {
    await act('edit', 'binh', { change: { content: someContent({ title: 'Khác' }) } });
    await act('submit', 'hoa');
    expect(await act('release', 'binh')).toEqual({ kind: 'refused', reason: 'own-notice' });
    expect(await act('release', 'an')).toMatchObject({ kind: 'done' });
  });

  it('is never changed after it was submitted, and goes back to be changed', async () => {
    await act('submit', 'hoa');
    const change = { content: someContent({ title: 'Khác' }) };
    expect(await act('edit', 'hoa', { change })).toEqual({ kind: 'refused', reason: 'not-allowed' });
    await act('sendBack', 'binh', { note: 'Sai ngày' });
    expect(await act('edit', 'hoa', { change })).toMatchObject({ notice: { content: { title: 'Khác' } } });
    const kept = await notices.find(NINH_THANH, seen.noticeId);
    expect(kept?.history.map(({ action }) => action)).toEqual(['write', 'submit', 'sendBack', 'edit']);
  });

  it('is stopped and goes on', async () => {
    await actAll([
      ['submit', 'hoa'],
      ['release', 'binh'],
      ['planned', null],
      ['begin', null],
      ['stop', 'hoa'],
    ]);
    expect(await act('begin', null)).toMatchObject({ kind: 'refused' });
    await act('resume', 'hoa');
    expect(await act('finish', null)).toMatchObject({ notice: { state: 'done' } });
  });

  it('waits for its hour again when it was stopped before that', async () => {
    await act('edit', 'hoa', { change: { sendAt: NOW + 86_400_000 } });
    await actAll([
      ['submit', 'hoa'],
      ['release', 'binh'],
      ['planned', null],
      ['stop', 'hoa'],
    ]);
    expect(await act('resume', 'hoa')).toMatchObject({ notice: { state: 'scheduled' } });
  });

  it('is tried again also when it was stopped before its rows were made to wait', async () => {
    await actAll([
      ['submit', 'hoa'],
      ['release', 'binh'],
      ['planned', null],
      ['begin', null],
      ['finish', null],
      ['retry', 'hoa'],
      ['stop', 'binh'],
    ]);
    expect(await act('resume', 'hoa')).toMatchObject({ notice: { state: 'scheduled' } });
  });

  it('refuses a hand that saw an older version', async () => {
    await act('submit', 'hoa');
    seen = { ...seen, version: 1 };
    expect(await act('sendBack', 'binh')).toEqual({ kind: 'refused', reason: 'changed' });
  });

  it('is not submitted while something is wrong with it', async () => {
    await act('edit', 'hoa', { change: { content: someContent({ text: '{lạ}' }) } });
    expect(await act('submit', 'hoa')).toEqual({
      kind: 'flawed',
      flaws: [{ reason: 'unknown-place', what: 'lạ' }],
    });
  });

  it('when stopped may be given up for good, when sent may not', async () => {
    await actAll([
      ['submit', 'hoa'],
      ['release', 'binh'],
      ['planned', null],
      ['begin', null],
    ]);
    expect(await act('drop', 'hoa')).toEqual({ kind: 'refused', reason: 'not-allowed' });
    await act('stop', 'hoa');
    expect(await act('drop', 'hoa')).toMatchObject({ notice: { state: 'dropped' } });
    expect(await act('resume', 'hoa')).toEqual({ kind: 'refused', reason: 'not-allowed' });
  });

  it('is sent back by another official only with a reason', async () => {
    await act('submit', 'hoa');
    expect(await act('sendBack', 'binh')).toEqual({ kind: 'refused', reason: 'no-reason' });
    expect(await act('sendBack', 'hoa')).toMatchObject({ notice: { state: 'draft' } });
  });

  it('is neither submitted nor released for an hour that is over', async () => {
    await act('edit', 'hoa', { change: { sendAt: NOW - 1 } });
    expect(await act('submit', 'hoa')).toEqual({ kind: 'flawed', flaws: [{ reason: 'past-hour' }] });
    await act('submit', 'hoa', { at: NOW - 2 });
    expect(await act('release', 'binh')).toEqual({ kind: 'refused', reason: 'past-hour' });
  });

  it.each(NoticeState.options)('offers in %s only what it also allows', (state) => {
    for (const action of actionsFrom(state)) {
      expect(moveNotice(aNotice({ state }), { action, by: 'an', at: NOW, note: 'Sai ngày' }).kind).toBe(
        'moved',
      );
    }
  });

  it('begins with the templates that the office has approved for its kind, by the ways that they go', () => {
    const author = { officeId: NINH_THANH, noticeId: 'x', by: 'an', at: NOW };
    const bound = { templateId: '410001', data: { ten: '{ten}' } };
    const bind = (kindId: string, ways: ('uid' | 'phone')[]) =>
      writeNotice(aKind, author, { templates: { [kindId]: { ...bound, ways } } }).content;
    const contentOf = (uidTemplate: object | null, phoneTemplate: object | null) => ({
      uidTemplate,
      phoneTemplate,
    });
    expect(bind(aKind.id, ['uid', 'phone'])).toMatchObject(contentOf(bound, bound));
    expect(bind(aKind.id, ['phone'])).toMatchObject(contentOf(null, bound));
    expect(bind('another-kind', ['uid'])).toMatchObject(contentOf(null, null));
  });

  it('begins from a template, or from a past notice without its hour and money', () => {
    const author = { officeId: NINH_THANH, noticeId: 'x', by: 'an', at: NOW };
    expect(writeNotice(aKind, author)).toMatchObject({ state: 'draft', content: { text: aKind.text } });
    const past = aNotice({ state: 'done', sendAt: NOW, budgetVnd: 9, version: 8 });
    expect(copyNotice(past, author)).toMatchObject({
      ...{ noticeId: 'x', state: 'draft', version: 1, author: 'an', sendAt: null, budgetVnd: 0 },
      content: past.content,
    });
  });
});
