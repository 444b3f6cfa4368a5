import { posix } from 'node:path';
import { exists, filesUnder, read } from './files.js';
import { isNode, type Node, nodesOf, parseModule } from './syntax.js';

/** One import of a module: a file of the project, or a package. Types alone leave nothing at run time. */
export type Import = { target: string; isPackage: boolean; typesOnly: boolean };

/** One source file: its syntax, outermost first, and what it imports. */
export type Module = { path: string; text: string; nodes: readonly Node[]; imports: readonly Import[] };

const ROOTS = ['src', 'webhooks', 'simulator', 'scripts', 'bench', 'test'];

/** The modules in any of these files and folders. */
export const modulesIn = (...places: readonly string[]): Module[] =>
  modules.filter(({ path }) => places.some((place) => isIn(path, place)));

/** Whether a file is the place itself or lies under it. */
export const isIn = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

function toModule(path: string): Module {
  const text = read(path);
  const nodes = nodesOf(parseModule(text));
  return { path, text, nodes, imports: importsOf(nodes, path) };
}

/** What a module imports, exports from elsewhere, or loads with `import()`. */
function importsOf(nodes: readonly Node[], path: string): Import[] {
  return nodes.flatMap((node): Import[] => {
    const source = sourceOf(node);
    if (source === undefined) return [];
    const typesOnly = isTypesOnly(node);
    if (!source.startsWith('.')) return [{ target: packageOf(source), isPackage: true, typesOnly }];
    return [{ target: resolve(path, source), isPackage: false, typesOnly }];
  });
}

function sourceOf(node: Node): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return textOf(node.source);
    case 'TsImportType':
      return textOf(node.argument);
    case 'CallExpression':
      return isNode(node.callee) && node.callee.type === 'Import' ? textOf(firstArgument(node)) : undefined;
    default:
      return undefined;
  }
}

const textOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'StringLiteral' && typeof node.value === 'string' ? node.value : undefined;

function firstArgument({ arguments: given }: Node): unknown {
  const [first] = Array.isArray(given) ? given : [];
  return typeof first === 'object' && first !== null && 'expression' in first ? first.expression : undefined;
}

function isTypesOnly(node: Node): boolean {
  if (node.type === 'TsImportType' || node.typeOnly === true) return true;
  const names = Array.isArray(node.specifiers) ? node.specifiers : [];
  return names.length > 0 && names.every((name) => isNode(name) && name.isTypeOnly === true);
}

/** `@scope/name/file` belongs to `@scope/name`; `node:fs/promises` stays what it is. */
function packageOf(source: string): string {
  if (source.startsWith('node:')) return source;
  return source
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/');
}

function resolve(path: string, source: string): string {
  const target = posix.join(posix.dirname(path), source);
  return exists(target) ? target : target.replace(/\.js$/, '.ts');
}

/** Every TypeScript and JavaScript file of the project, parsed. */
export const modules: readonly Module[] = ROOTS.flatMap((folder) => filesUnder(folder))
  .filter((path) => /\.(ts|mjs|js)$/.test(path))
  .map(toModule);
