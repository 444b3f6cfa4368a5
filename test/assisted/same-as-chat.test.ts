import { describe, expect, it } from '@jest/globals';
import type { AssistedDesk, OpenDraft, Whose } from '../../src/assisted/assisted-desk.js';
import { createAssistedDesk } from '../../src/assisted/create-assisted-desk.js';
import { standingOf } from '../../src/assisted/fill-draft.js';
import { slot } from '../../src/flow/answers/slot.js';
import { offeredOn } from '../../src/flow/catalogue.js';
import type { FlowEvent } from '../../src/flow/events.js';
import { getProcedure, routeOf } from '../../src/flow/form.js';
import { asked, findOpen } from '../../src/flow/route.js';
import { dayOf } from '../../src/flow/show/moments.js';
import type { Submission } from '../../src/flow/submission.js';
import { toSubmission } from '../../src/flow/to-submission.js';
import { NINH_THANH } from '../dossiers/dossier-builders.js';
import { createFakeDraftStore } from '../fakes/create-fake-draft-store.js';
import { createFakePlaceStore } from '../fakes/create-fake-place-store.js';
import { stepAndAnswer } from '../flow/office-answers.js';
import { patientTurn } from '../flow/patient-citizen.js';
import { catalogue, domain, freshSession, MORNING, world } from '../flow/universe.js';

const MOST_TURNS = 200;
const whose: Whose = {
  officeId: NINH_THANH,
  helper: { username: 'dao', role: 'volunteer' },
  seesAll: false,
};

/** What was said to each question in the chat, and the submission that came of it. */
function inTheChat(procedureId: string): { said: Map<string, string>; submission: Submission } {
  const said = new Map<string, string>();
  let session = freshSession();
  let next: FlowEvent = { type: 'said', at: MORNING, text: `#tt ${procedureId}` };
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const { place } = session;
    if (place.at === 'question' && !place.checking && next.type === 'said') said.set(place.key, next.text);
    const [after, effects] = stepAndAnswer(world, session, next);
    const submitted = effects.find((effect) => effect.type === 'submit');
    if (submitted) return { said, submission: submitted.submission };
    session = after;
    next = { ...patientTurn(session), at: MORNING };
    if (session.place.at === 'card') next = { type: 'said', at: MORNING, text: '#batdau' };
  }
  throw new Error(`${procedureId} was not submitted`);
}

/** The same answers typed into the fields at the counter, one field after the other. */
async function atTheCounter(desk: AssistedDesk, procedureId: string, said: Map<string, string>) {
  const begun = await desk.begin(whose, procedureId);
  const find = async (): Promise<OpenDraft> => {
    const draft = await desk.find(whose, begun?.draftId ?? '');
    if (!draft) throw new Error('no draft');
    return draft;
  };
  for (let field = 0; field < MOST_TURNS; field += 1) {
    const draft = await find();
    const { content, draftId } = draft;
    const waiting = Object.entries(content.unsettled).find(([, { answer }]) => answer)?.[0];
    const open = findOpen(asked(routeOf(world, content.form)));
    if (waiting !== undefined) await desk.change(whose, draftId, { do: 'confirm', key: waiting });
    else if (!open) return content;
    else {
      const { key, answer } = open.question;
      const [hour = 0] = answer.kind === 'slot' ? await desk.freeHours(draft) : [];
      const typed = answer.kind === 'slot' ? slot.show({ at: hour }, answer, domain) : (said.get(key) ?? '');
      const text = typed === 'bỏ qua' ? '' : typed;
      await desk.change(whose, draftId, { do: 'fill', fields: [[key, text]], isLast: true });
    }
  }
  throw new Error(`${procedureId} was not filled in: ${JSON.stringify((await find()).content.unsettled)}`);
}

const NOT_FILED = {
  newCode: () => 'K7PX4M',
  hashCode: (code: string) => code,
  submit: async () => undefined,
};

function openDesk(): AssistedDesk {
  const clock = { now: () => MORNING };
  const stores = { drafts: createFakeDraftStore(), places: createFakePlaceStore(clock) };
  return createAssistedDesk({
    ...stores,
    ...clock,
    worldOf: () => world,
    newId: () => 'draft-1',
    ...NOT_FILED,
  });
}

describe('what is filled in at the counter', () => {
  it.each(offeredOn(catalogue, dayOf(MORNING)).map(({ id }) => id))(
    '%s is what the chat makes of the same answers',
    async (id) => {
      const { said, submission } = inTheChat(id);
      const { form, unsettled } = await atTheCounter(openDesk(), id, said);
      expect(standingOf(world, { form, unsettled })).toMatchObject({ isWhole: true, stoppedBy: null });
      const { consent } = form;
      if (!consent) throw new Error('no consent');
      const filed = toSubmission(world, getProcedure(world, form), { ...form, consent }, MORNING);
      expect(filed.answers).toEqual(submission.answers);
      expect(filed).toEqual({
        ...submission,
        submissionId: 'draft-1',
        assistedBy: whose.helper,
      });
    },
  );
});
