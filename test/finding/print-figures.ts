import { entriesForTrials, type Figures, measure, shareRight } from './measure.js';

/** `npm run phrasings`: how well procedures are found by everyday words, and which words are not understood. */
const percent = (share: number): string => `${(share * 100).toFixed(1).replace('.', ',')} %`;

function report(title: string, { trials, first, atOnce, none, noneInForm, several }: Figures): string {
  const wrong = trials.filter(({ isRight }) => !isRight);
  return [
    `${title}: ${trials.length} phrasings`,
    `  top-1 ${percent(shareRight(first))} of ${first.length} (card at once ${percent(atOnce.length / first.length)}, else asked back)`,
    `  none: ${none.length - noneInForm.length} of ${none.length} never in a form (${percent(shareRight(none))} offered nothing at all)`,
    `  several: asked which in ${percent(shareRight(several))} of ${several.length}`,
    ...wrong.map(
      ({ say, meant, found }) =>
        `    ${meant}: "${say}" -> ${found.verdict} ${found.candidates.map(({ procedureId }) => procedureId).join(', ')}`,
    ),
  ].join('\n');
}

const entries = entriesForTrials();
const started = process.cpuUsage();
const [tuned, heldOut] = [measure('tuned', entries), measure('held-out', entries)];
const count = tuned.trials.length + heldOut.trials.length;
const { user } = process.cpuUsage(started);
const each = user / 1000 / count;
const all = [...tuned.first, ...heldOut.first];
const none = [...tuned.none, ...heldOut.none];
const inForm = tuned.noneInForm.length + heldOut.noneInForm.length;
console.log(report('Tuned on', tuned));
console.log(report('Held out', heldOut));
console.log(
  `${count} phrasings: top-1 ${percent(shareRight(all))}, none: ${none.length - inForm} of ${none.length} never in a form; ${each.toFixed(2)} ms of processor each`,
);
