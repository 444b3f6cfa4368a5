import type { Citizen } from './state.js';

/** Everybody of every OA, found at once however many there are. */
export type Population = {
  add(citizen: Citizen): void;
  find(oaId: string, userId: string): Citizen | undefined;
  /** Numbers change and are not unique: the first of the OA who has it now. */
  findByPhone(oaId: string, phone: string): Citizen | undefined;
  /** Those of an OA in the order in which they came. */
  of(oaId: string): readonly Citizen[];
};

type People = { list: Citizen[]; byId: Map<string, Citizen>; byPhone: Map<string, Citizen> };

/** A population that begins with `citizens`; whoever is added is put into that list too. */
export function createPopulation(citizens: Citizen[]): Population {
  const perOa = new Map<string, People>();
  const peopleOf = (oaId: string): People => {
    const existing = perOa.get(oaId);
    if (existing !== undefined) return existing;
    const created: People = { list: [], byId: new Map(), byPhone: new Map() };
    perOa.set(oaId, created);
    return created;
  };
  const enter = (citizen: Citizen) => {
    const { list, byId, byPhone } = peopleOf(citizen.oaId);
    list.push(citizen);
    byId.set(citizen.userId, citizen);
    if (citizen.phone !== undefined) byPhone.set(citizen.phone, citizen);
  };
  citizens.forEach(enter);
  return {
    add(citizen) {
      citizens.push(citizen);
      enter(citizen);
    },
    find: (oaId, userId) => perOa.get(oaId)?.byId.get(userId),
    findByPhone(oaId, phone) {
      const people = peopleOf(oaId);
      const known = people.byPhone.get(phone);
      if (known?.phone === phone) return known;
      const found = people.list.find((citizen) => citizen.phone === phone);
      if (found !== undefined) people.byPhone.set(phone, found);
      return found;
    },
    of: (oaId) => perOa.get(oaId)?.list ?? [],
  };
}
