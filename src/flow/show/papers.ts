import { getProcedure } from '../form.js';
import { awaitedOf } from '../media/form-files.js';
import type { HeldMedia } from '../media/held-media.js';
import { atBeginning } from '../media/held-names.js';
import { asked, toRoute } from '../route.js';
import type { Form } from '../session.js';
import { inChat, labelOf } from '../shown-answer.js';
import type { World } from '../world.js';

/** A paper of the form, and those of its files that have not arrived. */
type Paper = { key: string; label: string; shown: string; awaited: HeldMedia[] };

/** The papers that the citizen has sent with the form. */
export function papersOf(world: World, form: Form): Paper[] {
  const awaited = awaitedOf(world, form);
  return asked(toRoute(getProcedure(world, form), form)).flatMap(({ question, value }) => {
    const { key, answer } = question;
    if (answer.kind !== 'attachment' || value === null) return [];
    const held = awaited.filter((one) => one.key === key).map((one) => one.held);
    return [{ key, label: labelOf(question), shown: inChat(world, question, value), awaited: held }];
  });
}

/** "2/3"; empty for a form without papers. */
export function countPapers(papers: readonly Paper[]): string {
  const arrived = papers.filter(({ awaited }) => awaited.length === 0).length;
  return papers.length === 0 ? '' : `${arrived}/${papers.length}`;
}

/** "Ảnh 2 (Giấy chứng sinh); …": what has not arrived yet; empty when nothing is awaited. */
export const nameAwaited = (world: World, papers: readonly Paper[]): string =>
  papers
    .filter(({ awaited }) => awaited.length > 0)
    .map(({ awaited, label }) => atBeginning(world, awaited, label))
    .join('; ');

/** "Giấy chứng sinh (2 ảnh); Văn bản ủy quyền (đơn.pdf)". */
export const namePapers = (papers: readonly Paper[]): string =>
  papers.map(({ label, shown }) => `${label} (${shown})`).join('; ');
