import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../support/launch-browser.js';
import { newPerson, type Person } from './open-browser.js';
import { type OpenConsole, openConsole } from './open-console.js';

/** Somebody at a console of their own. */
export type Seat = { browser: Browser; site: OpenConsole; person: Person };

/**
 * For every test of the file a console and a browser page at it, or one for all of them, where they only look; `sit` is run
 * before with what is there. What the browser or the console complains of afterwards fails the test.
 */
export function useSeat(sit: (seat: Seat) => void | Promise<void>, forWhom: 'each' | 'all' = 'each'): void {
  const [before, after] = forWhom === 'each' ? [beforeEach, afterEach] : [beforeAll, afterAll];
  let browser: Browser;
  let seat: Seat;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  before(async () => {
    const site = await openConsole();
    seat = { browser, site, person: await newPerson(browser, site.base) };
    await sit(seat);
  });
  after(async () => {
    const { site, person } = seat;
    await person.close();
    await site.close();
    expect(person.complaints).toEqual([]);
    expect(site.failures).toEqual([]);
  });
  afterAll(() => browser.close());
}
