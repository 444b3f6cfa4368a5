/**
 * What fills a template, by the names that stand in it: a text (empty: to be written by hand), something that holds or
 * not, or rows of more of it.
 */
export type PaperData = { readonly [name: string]: string | boolean | readonly PaperData[] };

/** What a template may name: a text, or the rows of a block with what may stand in it. */
export type PaperShape = { readonly [name: string]: 'text' | PaperShape };

/** The names that data of this kind have; rows tell what any of them has. */
export function shapeOf(data: PaperData): PaperShape {
  const shaped = Object.entries(data).map(([name, value]): [string, 'text' | PaperShape] => [
    name,
    typeof value === 'object' ? Object.assign({}, ...value.map(shapeOf)) : 'text',
  ]);
  return Object.fromEntries(shaped);
}
