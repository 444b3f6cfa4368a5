import type { Element } from '@xmldom/xmldom';
import { inlineHtml, type Pictures } from './run-html.js';
import { attr, childrenOf, find } from './word-dom.js';

/** Paragraphs and tables, one after the other. */
export const blocksHtml = (parent: Element, pictures: Pictures): string =>
  childrenOf(parent)
    .map((block) => blockHtml(block, pictures))
    .join('\n');

function blockHtml(block: Element, pictures: Pictures): string {
  switch (block.nodeName) {
    case 'w:p':
      return paragraphHtml(block, pictures);
    case 'w:tbl':
      return tableHtml(block, pictures);
    case 'w:sdt':
    case 'w:sdtContent':
      return blocksHtml(block, pictures);
    default:
      return '';
  }
}

const ALIGNED = new Map([
  ['center', 'center'],
  ['right', 'right'],
  ['end', 'right'],
  ['both', 'both'],
]);

function paragraphHtml(paragraph: Element, pictures: Pictures): string {
  const looks = find(paragraph, 'w:pPr');
  const indent = find(looks, 'w:ind');
  const content = inlineHtml(paragraph, pictures);
  const classes = [
    ALIGNED.get(attr(find(looks, 'w:jc'), 'w:val') ?? ''),
    find(looks, 'w:pBdr', 'w:bottom') && 'rule',
    Number(attr(indent, 'w:firstLine') ?? 0) > 0 && 'first',
    Number(attr(indent, 'w:left') ?? 0) > 0 && !find(looks, 'w:pBdr') && 'in',
    content === '' && Number(attr(find(looks, 'w:spacing'), 'w:after') ?? 0) >= 400 && 'room',
  ].filter((one) => typeof one === 'string');
  if (content === '' && !classes.some((one) => one === 'rule' || one === 'room')) return '';
  return `<p${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''}>${content}</p>`;
}

/** Widths in hundredths of the table; ones without lines only place things side by side, which a reader need not hear. */
function tableHtml(table: Element, pictures: Pictures): string {
  const widths = childrenOf(find(table, 'w:tblGrid') ?? table)
    .filter(({ nodeName }) => nodeName === 'w:gridCol')
    .map((column) => Number(attr(column, 'w:w') ?? 0));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths
    .map((width) => `<col width="${Math.round((100 * width) / (whole || 1))}%">`)
    .join('');
  const border = attr(find(table, 'w:tblPr', 'w:tblBorders', 'w:top'), 'w:val');
  const isLined = border !== undefined && border !== 'nil' && border !== 'none';
  const rows = childrenOf(table).filter(({ nodeName }) => nodeName === 'w:tr');
  const heads = rows.filter((row) => find(row, 'w:trPr', 'w:tblHeader'));
  const head = heads.map((row) => rowHtml(row, 'th', pictures)).join('');
  const body = rows.filter((row) => !heads.includes(row)).map((row) => rowHtml(row, 'td', pictures));
  const start = isLined ? '<table class="lined">' : '<table role="presentation">';
  return `${start}<colgroup>${columns}</colgroup>${head && `<thead>${head}</thead>`}<tbody>${body.join('\n')}</tbody></table>`;
}

function rowHtml(row: Element, cellName: 'td' | 'th', pictures: Pictures): string {
  const cells = childrenOf(row).filter(({ nodeName }) => nodeName === 'w:tc');
  const html = cells.map((cell) => {
    const span = attr(find(cell, 'w:tcPr', 'w:gridSpan'), 'w:val');
    const scope = cellName === 'th' ? ' scope="col"' : '';
    return `<${cellName}${scope}${span ? ` colspan="${Number(span)}"` : ''}>${blocksHtml(cell, pictures)}</${cellName}>`;
  });
  return `<tr>${html.join('')}</tr>`;
}
