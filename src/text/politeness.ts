const BEFORE = /^(da|vang|thua)[ ,.]+/;
const AFTER = /[ ,.!]+(a|ah|nha|nhe|nhen|nghe|please|thanks|thank you)$/;
/** Marks that keyboards add to digits in emoji, and full stops at the end. */
const DECORATION = /[\uFE0F\u20E3]|[.!]+$/g;

/**
 * A plain (unmarked) answer without the words that only make it polite: "dạ nam ạ" is "nam", "no, thanks" is "no".
 * Never empties a text: "dạ" alone stays.
 */
export function withoutPoliteness(plain: string): string {
  let words = plain.replace(DECORATION, '').trim();
  for (let before = ''; before !== words; ) {
    before = words;
    words = words.replace(BEFORE, '').replace(AFTER, '').trim() || before;
  }
  return words;
}
