type Named = { label: string; section: string };

/** How a clerk names a question of the form: by its label, with its section where others bear the same. */
export const nameAmong = ({ label, section }: Named, all: readonly Named[]): string =>
  all.filter((one) => one.label === label).length > 1 ? `${label} (${section})` : label;

/** The one that is meant; undefined for a name that is nobody's, or that several bear. */
export function findNamed<T extends Named>(all: readonly T[], name: string): T | undefined {
  const found = all.filter((one) => one.label === name || `${one.label} (${one.section})` === name);
  return found.length === 1 ? found[0] : undefined;
}
