import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Answer, callApi } from './echo-bot.js';
import { business, hours, type Stage, setStage } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const getOa = (token: string) => callApi(stage.sim, '/v2.0/oa/getoa', token);

describe('an access token', () => {
  it('lives 25 hours', async () => {
    const { access_token } = stage.sim.mintTokens(business);
    await stage.sim.clock.advance(hours(25) - 1);
    expect((await getOa(access_token)).error).toBe(0);
    await stage.sim.clock.advance(1);
    expect((await getOa(access_token)).error).toBe(-220);
  });

  it('can be made to expire at once', async () => {
    const { access_token } = stage.sim.mintTokens(business);
    stage.sim.expireAccessTokens(business);
    expect((await getOa(access_token)).error).toBe(-220);
  });

  it('counts only in its header', async () => {
    const { access_token } = stage.sim.mintTokens(business);
    const response = await fetch(`${stage.sim.url}/v2.0/oa/getoa?access_token=${access_token}`);
    expect(await response.json()).toEqual({ error: -216, message: 'Access token is invalid' });
  });

  it('may come with a proof, which must then be right', async () => {
    const { access_token } = stage.sim.mintTokens(business);
    const headers = { access_token, appsecret_proof: 'ab'.repeat(32) };
    const response = await fetch(`${stage.sim.url}/v2.0/oa/getoa`, { headers });
    expect(((await response.json()) as Answer).error).toBe(-242);
  });
});
