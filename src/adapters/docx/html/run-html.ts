import type { Element } from '@xmldom/xmldom';
import { attr, childrenOf, escapeHtml, find, isOn } from './word-dom.js';

/** What pictures of the file show, as addresses that a page can hold, by relation id. */
export type Pictures = ReadonlyMap<string, string>;

/** Everything below a paragraph that is read: runs, also those inside links and other wrappings. */
export function inlineHtml(element: Element, pictures: Pictures): string {
  switch (element.nodeName) {
    case 'w:r':
      return runHtml(element, pictures);
    case 'w:pPr':
    case 'w:del':
    case 'w:moveFrom':
      return '';
    default:
      return childrenOf(element)
        .map((child) => inlineHtml(child, pictures))
        .join('');
  }
}

function runHtml(run: Element, pictures: Pictures): string {
  const looks = find(run, 'w:rPr');
  const content = childrenOf(run)
    .map((piece) => pieceHtml(piece, pictures))
    .join('');
  if (content === '') return '';
  const size = sizeClass(attr(find(looks, 'w:sz'), 'w:val'));
  const sized = size ? `<span class="${size}">${content}</span>` : content;
  const slanted = isOn(find(looks, 'w:i')) ? `<em>${sized}</em>` : sized;
  const strong = isOn(find(looks, 'w:b')) ? `<strong>${slanted}</strong>` : slanted;
  return isOn(find(looks, 'w:u')) ? `<u>${strong}</u>` : strong;
}

function pieceHtml(piece: Element, pictures: Pictures): string {
  switch (piece.nodeName) {
    case 'w:t':
      return escapeHtml(piece.textContent ?? '');
    case 'w:br':
      return attr(piece, 'w:type') === 'page' ? '' : '<br>';
    case 'w:tab':
      return '<span class="tab"> </span>';
    case 'w:drawing': {
      const [blip] = Array.from(piece.getElementsByTagName('a:blip'));
      const address = pictures.get(attr(blip, 'r:embed') ?? '');
      return address ? `<img class="code" src="${address}" alt="">` : '';
    }
    default:
      return '';
  }
}

const SMALLEST = 7;
const LARGEST = 20;

/** Half points as one of the sizes that the style sheet has. */
export function sizeClass(halfPoints: string | undefined): string {
  const points = Math.floor(Number(halfPoints ?? Number.NaN) / 2);
  return Number.isNaN(points) ? '' : `pt-${Math.min(LARGEST, Math.max(SMALLEST, points))}`;
}
