import type { ClerkAction } from '../../src/dossiers/transition.js';
import { createVisitor } from '../console/support/create-visitor.js';
import { CLERK } from './start-product.js';

/** A clerk who works over the console's HTTP, as a browser without scripts would. */
export type ClerkAtWork = {
  visitor: ReturnType<typeof createVisitor>;
  /** Finds a dossier by its code and resolves with its address; undefined when this office has none of that code. */
  find(code: string): Promise<string | undefined>;
  /** Does something with a dossier; throws when the console does not take it. */
  act(code: string, action: ClerkAction, note?: string): Promise<void>;
};

export async function logInClerk(
  webUrl: string,
  { username, password } = CLERK,
  office = 'ninh-thanh',
): Promise<ClerkAtWork> {
  const visitor = createVisitor(`${webUrl}/console`);
  const { status } = await visitor.tryLogIn(username, password);
  if (status !== 303) throw new Error(`log-in of ${username} answered ${status}`);
  await visitor.get(`/offices/${office}/worklists/waiting`); // its form token is what the search needs

  async function find(code: string): Promise<string | undefined> {
    const { location } = await visitor.post(`/offices/${office}/search`, { typed: code });
    return location?.replace(/^\/console/, '');
  }

  async function act(code: string, action: ClerkAction, note = ''): Promise<void> {
    const dossier = await find(code);
    if (dossier === undefined) throw new Error(`${office} has no dossier ${code}`);
    const { text } = await visitor.get(dossier);
    const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
    const details = {
      item: note,
      reason: 'Chưa có trong hồ sơ',
      legalGround: 'Luật Hộ tịch',
      way: 'COUNTER',
    };
    const done = await visitor.post(`${dossier}/actions`, {
      ...{ action, version, ...details },
      // what is missing is said thing by thing
      note: action === 'askSupplement' ? '' : note,
    });
    if (done.status !== 303) throw new Error(`${action} of ${code} answered ${done.status}`);
  }

  return { visitor, find, act };
}
