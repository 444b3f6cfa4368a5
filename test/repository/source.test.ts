import { describe, expect, it } from '@jest/globals';
import { filesUnder, read } from './readers/files.js';
import { codesOf, sectionOf, tableRows } from './readers/markdown.js';
import { type Module, modules, modulesIn } from './readers/modules.js';
import { childrenOf, isNode, type Node } from './readers/syntax.js';

const product = modulesIn('src', 'webhooks');

/** Where a tree of one of these modules holds something that `found` recognises. */
const placesOf = (among: readonly Module[], found: (node: Node) => boolean): string[] =>
  among.flatMap((module) =>
    module.nodes.filter(found).map((node) => `${module.path}:${lineOf(module, node.span?.start ?? 1)}`),
  );

/** Spans count bytes from 1. */
const lineOf = ({ text }: Module, byte: number): number =>
  Buffer.from(text)
    .subarray(0, byte - 1)
    .toString()
    .split('\n').length;

const nameOf = (node: unknown): unknown =>
  isNode(node) && node.type === 'Identifier' ? node.value : undefined;

/** `object.property`, or any property of the object. */
const isMember = (node: Node, object: string, property?: string): boolean =>
  node.type === 'MemberExpression' &&
  nameOf(node.object) === object &&
  (property === undefined || nameOf(node.property) === property);

describe('the size of', () => {
  it('every file stays within 200 lines', () => {
    const long = filesUnder()
      .filter((path) => /^(src|webhooks|simulator|scripts|bench)\//.test(path))
      .filter((path) => !path.endsWith('.jpg'))
      .map((path) => [path, read(path).split('\n').length - 1] as const)
      .filter(([, lines]) => lines > 200);
    expect(long).toEqual([]);
  });

  /** What is longer, and why. */
  const exceptions = new Map([
    ['src/metrics.ts', 'the list of meters'],
    ['src/flow/on/on-event.ts', 'a case for every event'],
    ['src/composition/compose-web.ts', 'the list of what the web process is made of'],
  ]);

  it('has no exception that is not needed any more', () => {
    const needed = new Set(longFunctions().map((place) => place.replace(/:.*/, '')));
    expect([...exceptions.keys()].filter((path) => !needed.has(path))).toEqual([]);
  });

  it('every function stays within 40 lines, functions inside it counted for themselves', () => {
    expect(longFunctions().filter((place) => !exceptions.has(place.replace(/:.*/, '')))).toEqual([]);
  });

  const longFunctions = (): string[] =>
    modulesIn('src', 'webhooks', 'simulator', 'scripts', 'bench').flatMap((module) =>
      placesOf([module], (node) => isFunction(node) && ownLines(module, node) > 40),
    );

  const FUNCTIONS = [
    'FunctionDeclaration',
    'FunctionExpression',
    'ArrowFunctionExpression',
    'MethodProperty',
    'ClassMethod',
  ];
  const isFunction = ({ type }: Node): boolean => FUNCTIONS.includes(type);

  const linesOf = (module: Module, { span }: Node): number =>
    span ? lineOf(module, span.end) - lineOf(module, span.start) + 1 : 0;

  /** Nested functions count one line each: the one on which they are named. */
  function ownLines(module: Module, node: Node): number {
    const nested = nearestFunctions(node);
    return nested.reduce((lines, one) => lines - (linesOf(module, one) - 1), linesOf(module, node));
  }

  const nearestFunctions = (node: Node): Node[] =>
    childrenOf(node).flatMap((child) => (isFunction(child) ? [child] : nearestFunctions(child)));
});

describe('the source', () => {
  it('never says any', () => {
    expect(placesOf(modules, ({ type, kind }) => type === 'TsKeywordType' && kind === 'any')).toEqual([]);
  });

  it('never silences the compiler or the linter', () => {
    const silencers = new RegExp(
      ['@ts-', 'biome-', 'eslint-'].map((tool) => `${tool}(ignore|expect|nocheck|disable)`).join('|'),
    );
    expect(modules.filter(({ text }) => silencers.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('leaves nothing to do later', () => {
    const markers = new RegExp(
      `\\b(${['TO', 'FIX'].map((start, n) => start + ['DO', 'ME'][n]).join('|')})\\b`,
    );
    expect(filesUnder().filter((path) => path !== 'package-lock.json' && markers.test(read(path)))).toEqual(
      [],
    );
  });

  it('names nothing of the machine on which it was written', () => {
    const traces = new RegExp(['/wor' + 'k/', '/ro' + 'ot/', '/ho' + 'me/\\w', 'bash' + '_jobs'].join('|'));
    expect(filesUnder().filter((path) => path !== 'package-lock.json' && traces.test(read(path)))).toEqual(
      [],
    );
  });

  it('exports by name only', () => {
    expect(placesOf(modules, ({ type }) => type.startsWith('ExportDefault'))).toEqual([]);
  });
});

describe('the product', () => {
  it('reads the environment in one place', () => {
    const places = placesOf(product, (node) => isMember(node, 'process', 'env'));
    expect(places.filter((place) => !place.startsWith('src/config.ts:'))).toEqual([]);
  });

  it('speaks through its log alone', () => {
    expect(placesOf(product, (node) => isMember(node, 'console'))).toEqual([]);
  });

  it('has no classes but errors', () => {
    const isError = (parent: unknown) => ['Error', 'AppError'].includes(String(nameOf(parent)));
    const classes = placesOf(
      product,
      ({ type, superClass }) => /^Class(Declaration|Expression)$/.test(type) && !isError(superClass),
    );
    expect(classes).toEqual([]);
  });

  it('does not know the simulator', () => {
    expect(product.filter(({ text }) => /simulator|_sim\b/i.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('the core', () => {
  const core = modulesIn(
    ...tableRows(sectionOf(read('docs/ARCHITECTURE.md'), '## Rings')).flatMap(([name, places = '']) =>
      name === 'core' ? codesOf(places) : [],
    ),
  );

  it('has neither clock nor chance', () => {
    const isBareDate = (node: Node) =>
      node.type === 'NewExpression' &&
      nameOf(node.callee) === 'Date' &&
      Array.isArray(node.arguments) &&
      node.arguments.length === 0;
    const places = placesOf(
      core,
      (node) => isMember(node, 'Date', 'now') || isMember(node, 'Math', 'random') || isBareDate(node),
    );
    expect(places).toEqual([]);
  });

  it('waits for nothing', () => {
    expect(placesOf(core, ({ type, async }) => type === 'AwaitExpression' || async === true)).toEqual([]);
    const timers = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch'];
    expect(
      placesOf(
        core,
        (node) => node.type === 'CallExpression' && timers.includes(String(nameOf(node.callee))),
      ),
    ).toEqual([]);
  });
});

describe('the glossary', () => {
  it('has only words that the code uses', () => {
    const text = product.map((module) => `${module.path}\n${module.text}`).join('\n');
    const terms = tableRows(read('docs/GLOSSARY.md')).flatMap(([words = '']) =>
      words
        .replace(/\(.*?\)/g, '')
        .split(',')
        .map((word) => word.trim()),
    );
    const unused = terms.filter((term) => !new RegExp(term.replaceAll(' ', '[\\s-]*'), 'i').test(text));
    expect(unused).toEqual([]);
  });
});
