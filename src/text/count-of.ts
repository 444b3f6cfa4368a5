/** A count with its word. A word that bends with the count is written with both its forms: `copy|copies`. */
export function countOf(count: number, word: string): string {
  const [one = '', many = one] = word.split('|');
  return `${count} ${count === 1 ? one : many}`;
}
