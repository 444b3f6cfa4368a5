import { DOMParser, type Element, type Node } from '@xmldom/xmldom';

const ELEMENT = 1;

/** The root of an XML part; undefined where there is none. */
export const parsePart = (xml: string | undefined): Element | undefined =>
  xml === undefined
    ? undefined
    : (new DOMParser().parseFromString(xml, 'text/xml').documentElement ?? undefined);

export const childrenOf = (parent: Element): Element[] => Array.from(parent.childNodes).filter(isElement);

const isElement = (node: Node): node is Element => node.nodeType === ELEMENT;

/** The descendant that this way of child names leads to: `find(p, 'w:pPr', 'w:jc')`. */
export function find(from: Element | undefined, ...way: readonly string[]): Element | undefined {
  return way.reduce<Element | undefined>(
    (at, name) => at && childrenOf(at).find(({ nodeName }) => nodeName === name),
    from,
  );
}

/** An attribute of that descendant. */
export const attr = (element: Element | undefined, name: string): string | undefined =>
  element?.getAttribute(name) ?? undefined;

/** Whether a switch such as `w:b` is on: it is there and not told to be off. */
export const isOn = (element: Element | undefined): boolean =>
  element !== undefined && !['0', 'false', 'none'].includes(attr(element, 'w:val') ?? '');

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
