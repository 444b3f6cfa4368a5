import { describe, expect, it } from '@jest/globals';
import { actOnDossier } from '../../src/dossiers/act-on-dossier.js';
import { announceWaiting } from '../../src/dossiers/announce-dossier.js';
import { answerSupplement } from '../../src/dossiers/answer-supplement.js';
import { createDossier } from '../../src/dossiers/create-dossier.js';
import { moveAppointment } from '../../src/dossiers/move-appointment.js';
import { OPEN_STATES } from '../../src/dossiers/worklists.js';
import { createDesk, type Desk } from './desk.js';
import { aDossier, aSubmission, LAN, NINH_THANH, RECEIVED_AT } from './dossier-builders.js';

class Crash extends Error {}

type When = 'before' | 'after';

/**
 * The same desk, but the n-th call of any port (from 1) dies just before or just after it was carried out; whatever is
 * called later dies as well, as in a process that is gone.
 */
function crashing(desk: Desk, n: number, when: When): { desk: Desk; calls: () => number } {
  let calls = 0;
  const wrap = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const method = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          calls += 1;
          if (calls > n || (calls === n && when === 'before')) throw new Crash();
          const result = await method.apply(target, args);
          if (calls === n) throw new Crash();
          return result;
        };
      },
    });
  const { dossiers, submissions, numbers, announcer, places } = desk;
  return {
    desk: {
      ...desk,
      dossiers: wrap(dossiers),
      submissions: wrap(submissions),
      numbers: wrap(numbers),
      announcer: wrap(announcer),
      places: wrap(places),
    },
    calls: () => calls,
  };
}

const NEVER = Number.POSITIVE_INFINITY;

/** Runs the deed once dying at every call in turn, each on a fresh desk, and hands the desk left behind to `check`. */
async function atEveryCrashPoint(
  setUp: () => Promise<Desk>,
  deed: (desk: Desk) => Promise<unknown>,
  check: (desk: Desk) => Promise<void>,
): Promise<number> {
  const whole = crashing(await setUp(), NEVER, 'before');
  await deed(whole.desk);
  for (let n = 1; n <= whole.calls(); n += 1) {
    for (const when of ['before', 'after'] as const) {
      const desk = await setUp();
      await deed(crashing(desk, n, when).desk).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      await check(desk);
    }
  }
  return whole.calls();
}

const heard = (desk: Desk) =>
  desk.heard.map(({ eventId, event }) => [eventId, event.type === 'dossierMoved' && event.move]);
const sweep = (desk: Desk) => announceWaiting(desk, { before: desk.now(), limit: 10 });

describe('dying at any call', () => {
  it('while a dossier is being made leaves one dossier with one code once it is tried again', async () => {
    const points = await atEveryCrashPoint(
      async () => {
        const desk = createDesk();
        await desk.submissions.save({ submission: aSubmission(), officeId: NINH_THANH, conversationId: LAN });
        return desk;
      },
      (desk) => createDossier(desk, 's-1'),
      async (desk) => {
        const seen = (await desk.dossiers.findBySubmission('s-1'))?.code;
        const claimed = (await desk.submissions.find('s-1'))?.code;
        const dossier = await createDossier(desk, 's-1');
        if (claimed) expect(dossier?.code).toBe(claimed);
        if (seen) expect(dossier?.code).toBe(seen);
        const where = { states: OPEN_STATES, now: RECEIVED_AT, tomorrow: RECEIVED_AT };
        const owner = { whose: 'all' } as const;
        await expect(desk.dossiers.count({ officeId: NINH_THANH, where, owner })).resolves.toBe(1);
        expect(heard(desk)).toEqual([[`dossier-${dossier?.dossierId}-1`, 'received']]);
        await expect(desk.submissions.find('s-1')).resolves.toMatchObject({
          state: 'done',
          code: dossier?.code,
        });
        await expect(sweep(desk)).resolves.toBe(0);
      },
    );
    expect(points).toBe(8);
  });

  it('while a clerk acts leaves all of it or nothing, and the sweeper tells the citizen', async () => {
    const points = await atEveryCrashPoint(
      async () => {
        const desk = createDesk();
        await desk.dossiers.insert(aDossier());
        await sweep(desk);
        return desk;
      },
      (desk) =>
        actOnDossier(desk, {
          officeId: NINH_THANH,
          dossierId: 'd-1',
          action: 'accept',
          by: 'thu',
          note: '',
          expectedVersion: 1,
        }),
      async (desk) => {
        await sweep(desk);
        const dossier = await desk.dossiers.find('d-1');
        const told = heard(desk).slice(1);
        if (dossier?.version === 1) {
          expect([dossier.state, dossier.history.length, told]).toEqual([1, 1, []]);
        } else {
          expect([dossier?.state, dossier?.history.length, told]).toEqual([
            2,
            2,
            [['dossier-d-1-2', 'accepted']],
          ]);
        }
      },
    );
    expect(points).toBe(4);
  });

  it('while a supplement is being kept leaves it kept once when it is delivered again', async () => {
    await atEveryCrashPoint(
      async () => {
        const desk = createDesk();
        await desk.dossiers.insert(aDossier({ state: 5, pausedAt: desk.now() }));
        await sweep(desk);
        return desk;
      },
      deliver,
      async (desk) => {
        await deliver(desk);
        const dossier = await desk.dossiers.find('d-1');
        expect([dossier?.state, dossier?.version, dossier?.supplements.length]).toEqual([2, 2, 1]);
        expect(heard(desk).slice(1)).toEqual([['dossier-d-1-2', 'supplementReceived']]);
        await expect(sweep(desk)).resolves.toBe(0);
      },
    );
  });

  const deliver = (desk: Desk) =>
    answerSupplement(desk, {
      conversationId: LAN,
      dossierId: 'd-1',
      supplementId: 'b-1',
      text: 'Trang 2',
      mediaIds: [],
      at: desk.now(),
    });

  const NINE = RECEIVED_AT + 86_400_000;
  const TEN = NINE + 3_600_000;
  const slot = (at: number) => ({ desk: 'marriage' as const, at, minutes: 30 });
  const taken = async (desk: Desk) =>
    (await desk.places.takenFrom({ officeId: NINH_THANH, desk: 'marriage', from: 0 })).map(({ at }) => at);
  const bookedDesk = async () => {
    const desk = createDesk();
    const submission = aSubmission({ appointment: slot(NINE) });
    await desk.submissions.save({ submission, officeId: NINH_THANH, conversationId: LAN });
    return desk;
  };

  it('while an hour is being booked leaves it booked once, for the one dossier', async () => {
    const points = await atEveryCrashPoint(
      bookedDesk,
      (desk) => createDossier(desk, 's-1'),
      async (desk) => {
        const dossier = await createDossier(desk, 's-1');
        expect(dossier?.appointment?.at).toBe(NINE);
        await expect(taken(desk)).resolves.toEqual([NINE]);
      },
    );
    expect(points).toBe(10);
  });

  it('while an hour is being moved leaves the old or the new one, once it is asked for again or swept', async () => {
    const move = (desk: Desk) =>
      moveAppointment(desk, {
        by: { kind: 'citizen', conversationId: LAN },
        dossierId: 'd-1',
        slotAt: TEN,
        minutes: 30,
        at: RECEIVED_AT + 1,
      });
    const made = async () => {
      const desk = await bookedDesk();
      await createDossier(desk, 's-1');
      return desk;
    };
    await atEveryCrashPoint(made, move, async (desk) => {
      await sweep(desk);
      const at = (await desk.dossiers.find('d-1'))?.appointment?.at;
      // before the commit the new place may be taken for nothing until the request comes again
      if (at === TEN) await expect(taken(desk)).resolves.toEqual([TEN]);
      await move(desk);
      await expect(taken(desk)).resolves.toEqual([TEN]);
      expect(heard(desk).slice(1)).toEqual([['dossier-d-1-2', 'appointmentMoved']]);
    });
  });
});
