import { addCitizen, citizensOf, type Platform } from '../world/platform.js';
import type { Citizen } from '../world/state.js';

const familyNames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô'];
const givenNames = [
  'Văn An',
  'Thị Bình',
  'Hoàng Cúc',
  'Minh Dũng',
  'Thị Hạnh',
  'Quốc Khánh',
  'Ngọc Lan',
  'Thanh Mai',
];

/** A name that nobody here has yet, as long as there are some. */
function inventName(taken: readonly string[]): string {
  for (let i = 0; i < familyNames.length * givenNames.length; i += 1) {
    const name = `${familyNames[i % familyNames.length]} ${givenNames[i % givenNames.length]}`;
    if (!taken.includes(name)) return name;
  }
  return `Công dân ${taken.length + 1}`;
}

/** Adds a person to an OA, with a made-up name unless one is given. */
export function inviteCitizen(platform: Platform, oaId: string, name?: string): Citizen {
  const taken = citizensOf(platform, oaId).map((citizen) => citizen.name);
  return addCitizen(platform, { oaId, name: name ?? inventName(taken) });
}
