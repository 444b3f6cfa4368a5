const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/**
 * Jest's environment for Node, with a plain global object. Jest would put a proxy in its place, to clean up behind a file of
 * tests, and V8 would ask it for every `Math`, `Object` and `JSON` that the code under test names, which makes that code
 * several times slower. Every file of tests still has globals of its own.
 */
class PlainGlobalsEnvironment extends TestEnvironment {
  /** @param {ConstructorParameters<typeof TestEnvironment>} given */
  constructor(...given) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...given);
    } finally {
      vm.createContext = createContext;
    }
  }
}

module.exports = PlainGlobalsEnvironment;
