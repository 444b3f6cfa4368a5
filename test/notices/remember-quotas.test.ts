import { beforeEach, describe, expect, it } from '@jest/globals';
import { OaId } from '../../src/ids.js';
import type { PlatformQuotas, QuotasLeft } from '../../src/notices/platform-quotas.js';
import { rememberQuotas } from '../../src/notices/remember-quotas.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { NOW } from './builders.js';
import { approvedTemplate, OA } from './notice-world.js';

const LEFT: QuotasLeft = { consultation: null, templates: null, broadcasts: null };
const REFUSED = { kind: 'refused', class: 'later', code: -32 } as const;

let clock: ReturnType<typeof createManualClock>;
let asked: string[];
let answers: (typeof REFUSED | QuotasLeft | Error)[];
let quotas: PlatformQuotas;
beforeEach(() => {
  clock = createManualClock(NOW);
  asked = [];
  answers = [];
  const platform: PlatformQuotas = {
    async templates(oaId) {
      asked.push(`templates ${oaId}`);
      return [approvedTemplate];
    },
    async left(oaId) {
      asked.push(`left ${oaId}`);
      const answer = answers.shift() ?? LEFT;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  quotas = rememberQuotas(platform, { forMs: 60_000, refusedForMs: 5_000, now: clock.now });
});

describe('the platform’s word for pages', () => {
  it('is asked for once a minute, however many ask and at once', async () => {
    await expect(Promise.all([quotas.left(OA), quotas.left(OA)])).resolves.toEqual([LEFT, LEFT]);
    clock.advance(59_999);
    await quotas.left(OA);
    expect(asked).toEqual(['left 900']);
    clock.advance(1);
    await quotas.left(OA);
    expect(asked).toEqual(['left 900', 'left 900']);
  });

  it('is one for each account and question', async () => {
    const other = OaId.parse('901');
    await quotas.left(OA);
    await quotas.left(other);
    await expect(quotas.templates(OA)).resolves.toEqual([approvedTemplate]);
    expect(asked).toEqual(['left 900', 'left 901', 'templates 900']);
  });

  it('is asked for again soon when it was a refusal', async () => {
    answers = [REFUSED];
    await expect(quotas.left(OA)).resolves.toEqual(REFUSED);
    clock.advance(4_999);
    await expect(quotas.left(OA)).resolves.toEqual(REFUSED);
    clock.advance(1);
    await expect(quotas.left(OA)).resolves.toEqual(LEFT);
    expect(asked).toHaveLength(2);
  });

  it('is not kept when asking broke', async () => {
    answers = [new Error('broken')];
    await expect(quotas.left(OA)).rejects.toThrow('broken');
    await expect(quotas.left(OA)).resolves.toEqual(LEFT);
  });
});
