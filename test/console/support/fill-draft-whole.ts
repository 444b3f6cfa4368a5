import type { Whose } from '../../../src/assisted/assisted-desk.js';
import type { AssistedServices } from '../../../src/console/assisted/assisted-services.js';
import { routeOf } from '../../../src/flow/form.js';
import { asked, findOpen } from '../../../src/flow/route.js';

const MOST_FIELDS = 100;

/** Fills in a draft with the examples of its questions, so that only filing it is left. */
export async function fillDraftWhole({ desk, worldOf }: AssistedServices, whose: Whose, draftId: string) {
  for (let field = 0; field < MOST_FIELDS; field += 1) {
    const draft = await desk.find(whose, draftId);
    if (!draft) throw new Error('no draft');
    const open = findOpen(asked(routeOf(worldOf(whose.officeId), draft.content.form)))?.question;
    if (!open) return;
    // the console's day lies before the dates of some examples
    const past = open.answer.kind === 'dateTime' ? '20/02/2026' : open.example;
    const text = open.required ? past : '';
    await desk.change(whose, draftId, { do: 'fill', fields: [[open.key, text]], isLast: true });
    await desk.change(whose, draftId, { do: 'confirm', key: open.key });
  }
  throw new Error('the draft is not whole');
}
