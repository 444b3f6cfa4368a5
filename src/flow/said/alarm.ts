import { isUnmarked } from '../../text/fold.js';
import { mentions } from '../../text/mentions.js';
import { AlarmName } from '../alarm-name.js';
import { tap } from '../read-meaning.js';
import { buttons } from '../show/buttons.js';
import { type Context, line, saying, sayOnly, showPlace, type Turn, withOffers } from '../turn.js';

/** Somebody who is still angry so soon has read the long answer already. */
const STILL_ANGRY_MS = 30 * 60_000;

/**
 * A calm answer, and the way to a person, to words of despair, danger or anger. Only where they were no answer to what
 * was asked: a cause of death, a complaint or a name may hold such words. It is no failure and is not counted as one.
 */
export function calm(context: Context, text: string): Turn | undefined {
  const alarm = AlarmName.options.find((name) => mentions(text, context.world.catalogue.alarms[name]));
  return alarm && answerAlarm(context, alarm);
}

/**
 * Abuse and despair typed where nearly any words would do for a name or an address. With their marks they are nobody's
 * name; without them they might be, and then the citizen decides when they read the answer back.
 */
export function calmBeforeOpenAnswer(context: Context, text: string): Turn | undefined {
  const { despair, insult } = context.world.catalogue.alarms;
  if (isUnmarked(text)) return undefined;
  if (mentions(text, despair)) return answerAlarm(context, 'despair');
  return mentions(text, insult) ? answerAlarm(context, 'insult') : undefined;
}

function answerAlarm(context: Context, alarm: AlarmName): Turn {
  switch (alarm) {
    case 'despair':
      return consoleGravely(context);
    case 'urgent':
      return withOffers(showPlace(context.session, line('alarm.urgent')), 'person');
    case 'insult':
    case 'upset':
      return apologise(context);
  }
}

/** Whoever goes on is not told the same at length again, and never scolded. */
function apologise({ session, at }: Context): Turn {
  const isStill = session.angryAt > 0 && at - session.angryAt < STILL_ANGRY_MS;
  const words = line(isStill ? 'alarm.stillUpset' : 'alarm.upset');
  return withOffers(showPlace({ ...session, angryAt: at }, words), 'person');
}

/** The question that was on the table can wait; only the ways out stand under these words. */
function consoleGravely({ world, session }: Context): Turn {
  const taps = buttons(
    world,
    ['person', tap('person')],
    session.form ? ['resume', tap('resume')] : ['menu', tap('menu')],
  );
  return sayOnly(session, saying('alarm.despair', {}, taps));
}
