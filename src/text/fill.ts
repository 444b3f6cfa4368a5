export type Params = Readonly<Record<string, string | number>>;

const PLACE = /\{([\w.]+)\}/g;

/** Puts values into `{places}` in one pass: what a citizen typed is never read as a place itself. */
export const fill = (text: string, params: Params): string =>
  text.replace(PLACE, (place, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : place));

/** Names of the places of a text. */
export const placesOf = (text: string): string[] => [...text.matchAll(PLACE)].map(([, name = '']) => name);

/** As `fill`, but a line disappears when it has places and all of them are empty. */
export function fillLines(text: string, params: Params): string {
  const lines = text.split('\n').flatMap((one) => {
    const places = placesOf(one);
    const empty = places.length > 0 && places.every((name) => params[name] === '');
    return empty ? [] : [fill(one, params)];
  });
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
