/** Makes an element. `props` are properties, `on…` listeners and `aria-…`/`data-…` attributes; children are nodes or text. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (/^(aria|data)-|^role$/.test(key)) node.setAttribute(key, value);
    else node[key] = value;
  }
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

/** An icon of the sprite in the page. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(use);
  return svg;
}

/** A round button with an icon and a name for those who do not see it. */
export const iconButton = (name, label, onclick) =>
  el('button', { type: 'button', className: 'icon', title: label, 'aria-label': label, onclick }, icon(name));

/** A plain button. */
export const button = (label, onclick, className = 'plain') =>
  el('button', { type: 'button', className, onclick }, label);

const link = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g;

/** Text whose addresses can be clicked. */
export function linkify(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(link)) {
    const [href] = match;
    parts.push(text.slice(end, match.index));
    parts.push(el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, href));
    end = match.index + href.length;
  }
  return [...parts, text.slice(end)];
}
