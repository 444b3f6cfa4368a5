import { personOf } from '../attention/show-attention.js';
import type { ConsoleServices } from '../console-services.js';
import { type OfficeHandler, toFrame } from '../http/gate.js';
import { mayDo } from '../staff/permissions.js';
import { toMorningView } from './morning-view.js';

/** What waits for who is looking, today at this office; true at the moment at which it is opened. */
export const showMorning =
  (services: ConsoleServices): OfficeHandler =>
  async (who, _req, res) => {
    const { staff, office } = who;
    const person = personOf(who);
    const [seen, talks, note] = await Promise.all([
      services.morning.look(person),
      mayDo(staff.role, 'talk') ? services.talks.countWaiting(office.id) : null,
      services.sessions.takeNote(who.token),
    ]);
    const [acts, signs] = [mayDo(staff.role, 'act'), mayDo(staff.role, 'sign')];
    const morning = {
      ...seen,
      ...(!signs && { proposed: [] }),
      ...(!acts && { returned: [] }),
      ...(!acts && !signs && { apologies: [] }),
    };
    const { counts, ...lists } = morning;
    const { today, answered, lapsed, apologies, proposed, returned } = lists;
    const lines = [today, answered, lapsed, apologies, proposed, returned].flat();
    const owners = [...counts, ...lines].flatMap(({ assignee }) => assignee ?? []);
    const names = await services.staff.namesOf([...new Set(owners)]);
    const { username, role } = person;
    const input = { morning, talks, names, username, isOwn: role === 'clerk' };
    const view = toMorningView(input, services.pages.words);
    services.pages.send(res, 'morning', { view, frame: toFrame(services, who, note) });
  };
