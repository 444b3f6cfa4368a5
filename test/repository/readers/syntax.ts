import { parseSync } from '@swc/core';

/** A node of the syntax tree, as far as these tests look at it. */
export type Node = { type: string; span?: { start: number; end: number } } & Readonly<
  Record<string, unknown>
>;

/** The tree of a TypeScript or JavaScript text. */
export const parseModule = (text: string): Node =>
  toNode(parseSync(text, { syntax: 'typescript', target: 'es2023' }));

/** A node and everything below it. */
export function nodesOf(tree: Node): Node[] {
  const nodes = [tree];
  for (let n = 0; n < nodes.length; n += 1) {
    const node = nodes[n];
    if (node) nodes.push(...childrenOf(node));
  }
  return nodes;
}

/** Nodes directly below a node. */
export const childrenOf = (node: Node): Node[] =>
  Object.values(node).flatMap((value) => (Array.isArray(value) ? value.flatMap(unwrap) : unwrap(value)));

/** Some nodes stand in plain holders, such as the arguments of a call. */
function unwrap(value: unknown): Node[] {
  if (isNode(value)) return [value];
  if (typeof value !== 'object' || value === null || 'start' in value) return [];
  return Object.values(value).filter(isNode);
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

function toNode(value: unknown): Node {
  if (!isNode(value)) throw new Error('the parser answered no tree');
  return value;
}
