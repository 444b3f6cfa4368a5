import SequencerModule from '@jest/test-sequencer';

const Sequencer = SequencerModule.default ?? SequencerModule;

/** What takes longest, by what it does rather than by how long it is; the rest fills the other core meanwhile. */
const LONGEST = [/any-procedure/, /whole-story/, /broken-on-purpose/, /card-photos/, /photo-quality/];

const rank = ({ path }) => {
  const found = LONGEST.findIndex((name) => name.test(path));
  return found === -1 ? LONGEST.length : found;
};

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
}
