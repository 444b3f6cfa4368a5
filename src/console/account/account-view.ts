import { type ConsoleWords, fill } from '../pages/console-words.js';
import { toLocalTime } from '../pages/local-time.js';
import type { ListedSession } from '../sessions/console-sessions.js';
import type { Staff } from '../staff/staff.js';
import { ROWS_PER_PAGE, StartPage, TEXT_SIZES } from '../staff/staff-settings.js';

type Choice<Value> = { value: Value; label: string; chosen: boolean };

export type AccountView = {
  username: string;
  hasSecondFactor: boolean;
  sessions: { id: string; browser: string; address: string; since: string; seen: string; isThis: boolean }[];
  hasOthers: boolean;
  rows: Choice<number>[];
  sizes: Choice<string>[];
  starts: Choice<string>[];
  shortcuts: boolean;
};

/** Somebody's own account as the page shows it. */
export function toAccountView(
  { username, settings, hasSecondFactor }: Staff,
  sessions: readonly ListedSession[],
  words: ConsoleWords,
): AccountView {
  return {
    username,
    hasSecondFactor,
    sessions: sessions.map(({ id, session, isThis }) => ({
      ...{ id, isThis, ...session.whence },
      since: toLocalTime(session.createdAt),
      seen: toLocalTime(session.seenAt),
    })),
    hasOthers: sessions.some(({ isThis }) => !isThis),
    rows: ROWS_PER_PAGE.map((value) => ({
      value,
      label: fill(words.account.rows, { count: value }),
      chosen: value === settings.rowsPerPage,
    })),
    sizes: TEXT_SIZES.map((value) => ({
      value,
      label: words.account.sizes[value],
      chosen: value === settings.textSize,
    })),
    starts: StartPage.options.map((value) => ({
      value,
      label: value === 'morning' ? words.account.morning : words.worklists[value].label,
      chosen: value === settings.start,
    })),
    shortcuts: settings.shortcuts,
  };
}
