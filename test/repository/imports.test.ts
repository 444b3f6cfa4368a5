import { describe, expect, it } from '@jest/globals';
import { read } from './readers/files.js';
import { codesOf, sectionOf, tableRows } from './readers/markdown.js';
import { isIn, modules, modulesIn } from './readers/modules.js';

type Ring = { name: string; places: readonly string[]; mayImport: readonly string[] };

/** The table of `docs/ARCHITECTURE.md` is the rule itself. */
const rings: readonly Ring[] = tableRows(sectionOf(read('docs/ARCHITECTURE.md'), '## Rings')).map(
  ([name = '', places = '', mayImport = '']) => ({
    name,
    places: codesOf(places),
    mayImport: mayImport.split(',').map((one) => one.trim()),
  }),
);

/** The ring whose place names the file most closely: `src/offices/office.ts` before `src/offices`. */
function ringOf(path: string): Ring | undefined {
  const found = rings.flatMap((ring) =>
    ring.places.filter((place) => isIn(path, place)).map((place) => ({ ring, place })),
  );
  return found.toSorted((a, b) => b.place.length - a.place.length)[0]?.ring;
}

const CORE = rings.find(({ name }) => name === 'core')?.places ?? [];

describe('the rings', () => {
  it('have every source file in one of them', () => {
    expect(modules.filter(({ path }) => !ringOf(path)).map(({ path }) => path)).toEqual([]);
  });

  it('name only places that hold something, and only rings that exist', () => {
    const empty = rings.flatMap(({ places }) => places.filter((place) => modulesIn(place).length === 0));
    const names = [...rings.map(({ name }) => name), 'nothing'];
    const unknown = rings.flatMap(({ mayImport }) => mayImport.filter((name) => !names.includes(name)));
    expect({ empty, unknown }).toEqual({ empty: [], unknown: [] });
  });

  it('are crossed only where the table says so', () => {
    const crossings = modules.flatMap(({ path, imports }) => {
      const from = ringOf(path);
      return imports
        .filter(({ isPackage, target }) => !isPackage && !isIn(target, 'dist'))
        .map(({ target }) => ({ target, to: ringOf(target) }))
        .filter(({ to }) => from && to !== from && !from.mayImport.includes(to?.name ?? ''))
        .map(({ target, to }) => `${path} (${from?.name}) imports ${target} (${to?.name})`);
    });
    expect(crossings).toEqual([]);
  });

  it('have a core whose folders lean on one another in one direction only', () => {
    const edges = modulesIn(...CORE).flatMap(({ path, imports }) =>
      imports.map(({ target }) => [placeOf(path), placeOf(target)] as const),
    );
    expect(findCycle(CORE, (place) => edges.filter(([from]) => from === place).map(([, to]) => to))).toEqual(
      [],
    );
  });

  const placeOf = (path: string): string => CORE.find((place) => isIn(path, place)) ?? path;
});

describe('files', () => {
  it('never wait for one another in a circle when they are loaded', () => {
    const byPath = new Map(modules.map((module) => [module.path, module]));
    const loadedBy = (path: string) =>
      (byPath.get(path)?.imports ?? []).filter(({ typesOnly }) => !typesOnly).map(({ target }) => target);
    expect(findCycle([...byPath.keys()], loadedBy)).toEqual([]);
  });
});

describe('packages', () => {
  /** What would spread through the product stays at one place, so that it can be exchanged there. */
  const places: Readonly<Record<string, readonly string[]>> = {
    '@dqcai/vn-lunar': ['src/identity/lunar-date.ts'],
    '@xmldom/xmldom': ['src/adapters/docx'],
    '@node-rs/argon2': ['src/adapters/crypto'],
    axios: ['src/adapters'],
    bullmq: ['src/adapters/bullmq'],
    docxtemplater: ['src/adapters/docx'],
    eta: ['src/console/pages'],
    express: ['webhooks', 'src/app.ts', 'src/composition', 'src/console', 'src/operations'],
    'fastest-levenshtein': ['src/text'],
    'file-type': ['src/adapters/media'],
    helmet: ['src/console/http'],
    ioredis: ['src/adapters', 'src/composition'],
    mongodb: ['src/adapters/mongo'],
    mongoose: ['src/adapters/mongo', 'src/composition'],
    'libheif-js': ['src/adapters/media'],
    multer: ['simulator', 'src/console/talks'],
    otplib: ['src/console/second-factor'],
    pdfkit: ['src/adapters/pdf'],
    pizzip: ['src/adapters/docx'],
    'prom-client': ['src/metrics.ts'],
    'rate-limiter-flexible': ['src/adapters/redis'],
    sharp: ['src/adapters/media'],
  };

  it.each(Object.entries(places))('keep %s in its place', (name, allowed) => {
    const strangers = modulesIn('src', 'webhooks', 'simulator')
      .filter(({ imports }) => imports.some(({ target }) => target === name))
      .filter(({ path }) => !allowed.some((place) => isIn(path, place)) && !isIn(path, 'simulator'));
    expect(strangers.map(({ path }) => path)).toEqual([]);
  });

  it('give the core nothing that could reach the world', () => {
    const harmless = ['@dqcai/vn-lunar', 'fastest-levenshtein', 'node:util', 'yaml', 'zod'];
    const reaching = modulesIn(...CORE).flatMap(({ path, imports }) =>
      imports
        .filter(({ isPackage, target }) => isPackage && !harmless.includes(target))
        .map(({ target }) => `${path}: ${target}`),
    );
    expect(reaching).toEqual([]);
  });

  it('share nothing between the simulator and the product but what both get from npm', () => {
    const shared = modulesIn('simulator').flatMap(({ path, imports }) =>
      imports
        .filter(({ isPackage, target }) => !isPackage && !isIn(target, 'simulator'))
        .map(({ target }) => `${path}: ${target}`),
    );
    expect(shared).toEqual([]);
  });
});

/** The first circle that following `next` from any of `starts` runs into; empty when there is none. */
function findCycle(starts: readonly string[], next: (one: string) => readonly string[]): string[] {
  const finished = new Set<string>();
  function follow(one: string, way: readonly string[]): string[] {
    if (way.includes(one)) return [...way.slice(way.indexOf(one)), one];
    if (finished.has(one)) return [];
    for (const other of next(one)) {
      if (other === one) continue;
      const cycle = follow(other, [...way, one]);
      if (cycle.length > 0) return cycle;
    }
    finished.add(one);
    return [];
  }
  for (const start of starts) {
    const cycle = follow(start, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
