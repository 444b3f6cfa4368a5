import { describe, expect, it } from '@jest/globals';
import {
  openFirst,
  type ServiceNeeds,
  ServiceUnavailable,
  type Way,
} from '../../scripts/services/service.js';

const said: string[] = [];
const needs = { say: (line: string) => said.push(line) } as unknown as ServiceNeeds;
const closed = (name: string, reason: string): Way => ({ name, open: async () => ({ closed: reason }) });
const open = (name: string): Way => ({ name, open: async () => ({ url: `store://${name}`, how: name }) });
const failing = (name: string, error: Error): Way => ({
  name,
  open: async () => {
    throw error;
  },
});

describe('finding a service', () => {
  it('takes the first way that is open and does not try the ones after it', async () => {
    const untried = failing('third', new Error('was tried'));
    const service = await openFirst(
      'Store',
      [closed('first', 'not set'), open('second'), untried],
      needs,
      '',
    );
    expect(service.url).toBe('store://second');
  });

  it('goes on when a way is open and fails, and says so', async () => {
    const service = await openFirst('Store', [failing('broken', new Error('no')), open('next')], needs, '');
    expect(service.how).toBe('next');
    expect(said).toContain('broken failed, trying the next way');
  });

  it('never falls back from an address that somebody configured', async () => {
    const configured = failing('STORE_URL', new ServiceUnavailable('STORE_URL does not answer'));
    const opening = openFirst('Store', [configured, open('private')], needs, '');
    await expect(opening).rejects.toThrow('STORE_URL does not answer');
  });

  it('ends with one message that names every way, its reason and the remedy', async () => {
    const ways = [closed('STORE_URL', 'is not set'), failing('program', new Error('it crashed'))];
    const failure = await openFirst('Store', ways, needs, 'Install it.').catch((error: Error) => error);
    expect(failure).toBeInstanceOf(ServiceUnavailable);
    expect((failure as Error).message).toBe(
      'Store is not to be had here.\n  STORE_URL: is not set\n  program: it crashed\nInstall it.',
    );
  });
});
