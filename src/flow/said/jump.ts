import { routeOf } from '../form.js';
import { asked, findOpen, findStep } from '../route.js';
import { type FormContext, line, showPlace, type Turn } from '../turn.js';
import { miss } from './miss.js';

/** To the question with this number or key, if it has been reached; later answers stay. */
export function jump(context: FormContext, target: string): Turn {
  const { world, session, form } = context;
  const route = asked(routeOf(world, form));
  const step = /^\d+$/.test(target) ? route[Number(target) - 1] : findStep(route, target);
  if (!step || (step.state === 'open' && step !== findOpen(route))) {
    return miss(
      context,
      line('form.noSuchNumber', { last: route.filter((one) => one.state !== 'open').length }),
    );
  }
  const place = { at: 'question' as const, key: step.question.key, checking: null };
  return showPlace({ ...session, place, misses: 0, pausedAt: null });
}
