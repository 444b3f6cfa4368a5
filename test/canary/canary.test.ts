import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CANARIES } from './support/canaries.js';
import { playStory, type Story } from './support/play-story.js';
import { leaksIn, linesOf, type Piece, readDatabase } from './support/read-everything.js';
import { startWatchedProduct, type WatchedProduct } from './support/watched-product.js';

/**
 * A made-up citizen says unmistakable things through the whole product, while everything goes wrong that can. None of it may
 * be found, in whatever writing, in anything that leaves the product in the clear.
 */
describe('what a citizen says', () => {
  let product: WatchedProduct;
  let story: Story;
  let documents: Piece[];
  let output: string;

  beforeAll(async () => {
    product = await startWatchedProduct(10);
    story = await playStory(product);
    documents = await readDatabase(product.database);
    await Promise.all([product.web.stop(), product.worker.stop()]);
    output = product.web.output() + product.worker.output();
  });
  afterAll(() => product?.close());

  const expectNoLeak = (pieces: readonly Piece[]) => expect(leaksIn(pieces)).toEqual([]);

  it('has all of it reached the clerk, so that there is something to leak', () => {
    const { smallTalk: _, fileContent: __, ...onTheDesk } = CANARIES;
    const seen = leaksIn([{ where: 'desk', text: story.desk }])[0]?.found ?? [];
    expect(new Set(seen)).toEqual(new Set(Object.keys(onTheDesk)));
    expect(story.openedFile).toContain(CANARIES.fileContent);
  });

  it('is in no line of the logs, not even when things fail', () => {
    const events = new Set([...output.matchAll(/"event":"([^"]+)"/g)].map(([, event]) => event));
    const provoked = [
      ...['web-started', 'worker-started', 'message-outcome-unknown', 'message-failed'],
      ...['webhook-malformed', 'webhook-refused', 'record-away', 'spool-replayed', 'worker-stopped'],
    ];
    expect([...events]).toEqual(expect.arrayContaining(provoked));
    expectNoLeak(linesOf('log', output));
  });

  it('is in no job and nothing else that goes to Redis', () => {
    expect(product.redisCommands.some((command) => command.includes(story.conversationId))).toBe(true);
    expect(product.redisCommands.some((command) => command.includes('mcc:console:'))).toBe(true);
    expectNoLeak(product.redisCommands.map((text, n) => ({ where: `command ${n + 1}`, text })));
  });

  it('is in no document of the database, nor in the bytes of a file', () => {
    const collections = new Set(documents.map(({ where }) => where.split(',')[0]));
    const personal = [
      'inbox',
      'conversations',
      'messages',
      'submissions',
      'dossiers',
      'media',
      'mediaFiles.chunks',
      'talks',
      'dataRequests',
      'outgoingFiles',
    ];
    expect([...collections]).toEqual(expect.arrayContaining(personal));
    expectNoLeak(documents);
  });

  it('is in no file that waits for the database to come back', () => {
    expect(story.spooled.some(({ text }) => text.includes('sealed'))).toBe(true);
    expectNoLeak(story.spooled);
  });

  it('is in no address that is asked for or shown', () => {
    expect(story.addresses).toEqual(expect.arrayContaining([expect.stringMatching(/^\/console\/offices\//)]));
    expect(story.addresses).toEqual(expect.arrayContaining([expect.stringContaining('/oa/message')]));
    expectNoLeak(story.addresses.map((text) => ({ where: text, text })));
  });

  it('is in no figure', () => {
    expect(story.metrics).toContain('mcc_webhooks_total');
    expectNoLeak(linesOf('metrics', story.metrics));
  });

  it('is in no word about a failure, neither to callers nor to the operator', () => {
    expect(story.deadLetters).toContain(story.conversationId.split('-')[0]);
    expectNoLeak([{ where: 'dead letters', text: story.deadLetters }, ...story.refusals]);
  });
});
