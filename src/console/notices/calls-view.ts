import { formatPhone } from '../../identity/phone.js';
import type { ConsoleWords } from '../pages/console-words.js';
import type { CallLine } from './notice-desk.js';
import { reasonInWords } from './outcome-view.js';

export type CallsView = {
  /** whom each head of a neighbourhood is to call, in the order of their names */
  groups: { name: string; lines: { name: string; phone: string; tel: string; reason: string }[] }[];
  toCall: number;
  /** how many stand on no list, since no telephone is known of them */
  withoutPhone: number;
};

/** Whom somebody has to call, by neighbourhood; who has no telephone is counted, for nobody can call them. */
export function toCallsView(lines: readonly CallLine[], words: ConsoleWords): CallsView {
  const { report } = words.notices;
  const callable = lines.filter(({ phone }) => phone !== '');
  const names = [...new Set(callable.map(({ neighbourhood }) => neighbourhood ?? ''))];
  return {
    groups: names.toSorted(inOrder).map((name) => ({
      name: name === '' ? report.noNeighbourhood : name,
      lines: callable
        .filter(({ neighbourhood }) => (neighbourhood ?? '') === name)
        .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
        .map((line) => ({
          ...{
            name: line.name === '' ? report.noName : line.name,
            phone: formatPhone(line.phone),
            tel: line.phone,
          },
          reason: reasonInWords(line.reason, words),
        })),
    })),
    toCall: callable.length,
    withoutPhone: lines.length - callable.length,
  };
}

/** Khu phố 2 before Khu phố 10, and those of whom it is not known last. */
const inOrder = (a: string, b: string): number =>
  Number(a === '') - Number(b === '') || a.localeCompare(b, 'vi', { numeric: true });
