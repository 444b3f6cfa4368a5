import type { Saying } from '../effects.js';
import type { StopRule } from '../rule.js';
import { line, saying } from '../turn.js';

/** Why it ends here, with where such a matter goes instead if there is such a place. */
export function showStop(rule: StopRule | undefined, taps: Saying['buttons']): Saying {
  const message = rule?.message ?? '';
  const referral = rule?.type === 'stop' ? rule.referral : undefined;
  if (referral === undefined) return saying('form.stopped', { message }, taps);
  return { ...saying(`referral.${referral}`, {}, taps), before: [line('form.stopped', { message })] };
}
