import { fill } from '../text/fill.js';
import { decide, toKnown } from './decide.js';
import type { Procedure } from './procedure.js';
import type { Filled } from './route.js';

/**
 * The papers that these answers call for. Where answers are still to come, a paper that may be needed is listed with
 * the case that needs it (`inCase`, a text with `{case}` and `{paper}`).
 */
export function papersFor(procedure: Procedure, filled: Filled, inCase: string): string[] {
  const known = toKnown(procedure, filled);
  return procedure.papers.flatMap((paper) => {
    const verdict = paper.when ? decide(paper.when, known) : true;
    if (verdict === false) return [];
    const mayBe = verdict === undefined && paper.case !== undefined;
    return [mayBe ? fill(inCase, { case: paper.case ?? '', paper: paper.text }) : capitalised(paper.text)];
  });
}

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
