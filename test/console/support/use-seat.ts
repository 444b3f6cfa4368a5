import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launch, newPerson, type Person } from './open-browser.js';
import { type OpenConsole, openConsole } from './open-console.js';

/** Somebody at a console of their own. */
export type Seat = { browser: Browser; site: OpenConsole; person: Person };

/**
 * For every test of the file a console and a browser page at it; `sit` is run before each with what is there. What the browser or
 * the console complains of afterwards fails the test.
 */
export function useSeat(sit: (seat: Seat) => void | Promise<void>): void {
  let browser: Browser;
  let seat: Seat;
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    const site = await openConsole();
    seat = { browser, site, person: await newPerson(browser, site.base) };
    await sit(seat);
  });
  afterEach(async () => {
    const { site, person } = seat;
    await person.close();
    await site.close();
    expect(person.complaints).toEqual([]);
    expect(site.failures).toEqual([]);
  });
}
