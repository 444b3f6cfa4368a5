import { TemplateInvalid } from '../errors/template-invalid.js';
import { createTemplateReader } from '../procedures/template-reader.js';
import { countCharacters } from './check-content.js';
import { NoticeKind } from './notice-kind.js';
import { knownPlaces, placesIn } from './places.js';
import { PlatformCities, type PlatformCity } from './platform-city.js';
import { NoticeWays } from './way.js';

export type NoticeTemplates = {
  kinds: readonly NoticeKind[];
  kindOf(kindId: string): NoticeKind | undefined;
  ways: NoticeWays;
  /** where followers live, in the order of the alphabet */
  cities: readonly PlatformCity[];
};

const LONGEST_TEXT = 1_800;

/**
 * Reads `templates/notices/*.yaml`, the terms of the ways and the platform's places. Throws `TemplateInvalid` that lists every problem: a place
 * that nobody can fill stops the start and never reaches a citizen.
 */
export function loadNoticeTemplates(dir: string): NoticeTemplates {
  const reader = createTemplateReader(dir);
  const ways = reader.read('data/notice-ways.yaml', NoticeWays);
  const places = reader.read('data/zalo-cities.yaml', PlatformCities);
  const kinds = reader.list('notices').flatMap((file) => {
    const kind = reader.read(file, NoticeKind);
    if (kind) reader.problems.push(...problemsOf(kind).map((reason) => ({ file, path: 'text', reason })));
    return kind ? [kind] : [];
  });
  const twice = kinds.find(({ id }, n) => kinds.findIndex((one) => one.id === id) !== n);
  if (twice) reader.problems.push({ file: 'notices', path: 'id', reason: `${twice.id} stands there twice` });
  if (!ways || !places || reader.problems.length > 0) throw new TemplateInvalid(reader.problems);
  const byId = new Map(kinds.map((kind) => [kind.id, kind]));
  const cities = places.cities.toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
  return { kinds, kindOf: (kindId) => byId.get(kindId), ways, cities };
}

function problemsOf(kind: NoticeKind): string[] {
  const known = knownPlaces(kind);
  const unknown = placesIn(kind.text).filter((place) => !known.includes(place));
  const unused = kind.fields.filter(({ key }) => !placesIn(kind.text).includes(key));
  return [
    ...unknown.map((place) => `nobody fills {${place}}`),
    ...unused.map(({ key }) => `{${key}} is asked for and not used`),
    ...(countCharacters(kind.text) > LONGEST_TEXT ? ['leaves no room for what is filled in'] : []),
  ];
}
