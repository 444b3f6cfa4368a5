import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newPerson, type Person } from '../../console/support/open-browser.js';
import { launchBrowser } from '../../support/launch-browser.js';
import { type Product, type ProductOptions, startProduct } from '../../support/start-product.js';
import { startStoryClock } from './story-clock.js';

export type Story = {
  clock: ReturnType<typeof startStoryClock>;
  browser: Browser;
  product: Product;
  /** somebody more at a computer of the ward */
  addPerson(): Promise<Person>;
};

/** For every test of the file the whole product on a clock of its own; what a browser complains of afterwards fails the test. */
export function useStory(
  { begin, ...options }: ProductOptions & { begin: string },
  tell: (story: Story) => Promise<void>,
): void {
  const people: Person[] = [];
  let browser: Browser;
  let story: Story;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 240_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    const clock = startStoryClock(begin);
    const product = await startProduct(options);
    const addPerson = async () => {
      const person = await newPerson(browser, `${product.webUrl}/console`);
      people.push(person);
      return person;
    };
    story = { clock, browser, product, addPerson };
    await tell(story);
  }, 240_000);
  afterEach(async () => {
    const gone = people.splice(0);
    await Promise.all(gone.map((person) => person.close()));
    await story.product.stop();
    story.clock.stop();
    expect(gone.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
}
