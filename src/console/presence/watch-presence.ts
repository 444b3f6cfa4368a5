import type { ConsoleServices } from '../console-services.js';
import { type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';

/** Who else looks at a dossier, asked by the timer of its page, which is how the others learn of this one. */
export const watchPresence =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { desk, pages } = services;
    const dossierId = String(req.params.dossierId);
    const version = await desk.versionOf(who.office.id, dossierId);
    if (version === undefined) return sendMessagePage(pages, res, 'notFound');
    const others = await othersAt(services, `dossier-${dossierId}`, who.staff.username);
    pages.send(res, 'partials/presence', { view: { others, what: 'hồ sơ' }, frame: toFrame(services, who) });
  };

/** The display names of those who look at the same place. */
export async function othersAt(
  { presence, staff }: Pick<ConsoleServices, 'presence' | 'staff'>,
  place: string,
  username: string,
): Promise<string[]> {
  const others = await presence.see(place, username);
  if (others.length === 0) return [];
  const names = await staff.namesOf(others);
  return others.map((other) => names.get(other) ?? other);
}
