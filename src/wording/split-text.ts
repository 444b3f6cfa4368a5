/** The platform's limit for one message. */
export const LONGEST_MESSAGE = 2000;

/** Cuts a text into parts that the platform takes: at paragraph ends, else at line ends, else between words. */
export function splitText(text: string, longest = LONGEST_MESSAGE): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > longest) {
    const cut = findCut(rest, longest);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest];
}

function findCut(text: string, longest: number): number {
  const head = text.slice(0, longest + 1);
  const ends = ['\n\n', '\n', ' '].map((end) => head.lastIndexOf(end));
  // a paragraph end near the beginning would leave a stub, so a later line end is better
  const good = ends.find((end) => end > longest / 4);
  if (good !== undefined) return good;
  const hard = /[\uD800-\uDBFF]$/.test(text.slice(0, longest)) ? longest - 1 : longest;
  return hard;
}
