import { newHexId } from '../world/new-ids.js';
import type { Platform } from '../world/platform.js';
import { type Delivery, oaStateOf } from '../world/state.js';
import { attempt } from './attempt.js';
import { Chaos, type ChaosChange } from './chaos.js';
import { createDoors, createGathering, createLanes, type Doors } from './lanes.js';
import { type Shipment, writeDelivery } from './write-delivery.js';

const keptDeliveries = 2000;
/** Postings under way at once: more would only make each other late. */
const atOnce = 200;

/** Takes events to the product's webhook. */
export type Courier = {
  /** Sends an event after the citizen's earlier ones. Resolves when its first try is over; never throws. */
  ship(shipment: Shipment): Promise<Delivery>;
  deliveries(): readonly Delivery[];
  chaos(): Chaos;
  /** Changes some switches and keeps the others. Throws when the outcome makes no sense. */
  setChaos(change: ChaosChange): Chaos;
  /** Resolves when nothing is on its way; what waits for a retry does not count. */
  settled(): Promise<void>;
  /** Takes up the retries that a restart interrupted. */
  resume(): void;
};

type Desk = {
  platform: Platform;
  deliveries: Delivery[];
  chaos: Chaos;
  fixedTime: number;
  written: number;
  doors: Doors;
};

function remember(desk: Desk, delivery: Delivery): void {
  desk.deliveries.push(delivery);
  if (desk.deliveries.length > keptDeliveries) desk.deliveries.shift();
}

function accept(desk: Desk, shipment: Shipment): Delivery {
  const { chaos, platform } = desk;
  desk.written += 1;
  const delivery = writeDelivery(platform, shipment, {
    timestamp: chaos.equalTimestamps ? desk.fixedTime : platform.clock.now(),
    consoleOrder: chaos.keyOrder === 'console' || (chaos.keyOrder === 'alternate' && desk.written % 2 === 0),
    timestampHeader: chaos.timestampHeader,
  });
  remember(desk, delivery);
  const lost = chaos.dropNext > 0;
  if (lost) setChaos(desk, { dropNext: chaos.dropNext - 1 });
  if (lost || !oaStateOf(platform.state, shipment.oaId).webhookOn) {
    delivery.status = 'dropped';
    platform.journal.announce('delivery', delivery);
  }
  return delivery;
}

function setChaos(desk: Desk, change: ChaosChange): Chaos {
  const wasEqual = desk.chaos.equalTimestamps;
  desk.chaos = Chaos.parse({ ...desk.chaos, ...change });
  if (desk.chaos.equalTimestamps && !wasEqual) desk.fixedTime = desk.platform.clock.now();
  desk.platform.journal.announce('chaos', desk.chaos);
  return desk.chaos;
}

async function postAll(desk: Desk, delivery: Delivery): Promise<void> {
  const { copies, retries } = desk.chaos;
  const others = Array.from({ length: copies - 1 }, () => ({ ...delivery, id: newHexId(), attempts: [] }));
  for (const copy of others) remember(desk, copy);
  const all = [delivery, ...others];
  await Promise.all(all.map((one) => desk.doors.pass(() => attempt(desk.platform, one, retries))));
}

/** A courier for all OAs of a platform. An undisturbed one keeps the order of each citizen's events. */
export function createCourier(platform: Platform): Courier {
  const desk: Desk = {
    platform,
    deliveries: [],
    chaos: Chaos.parse({}),
    fixedTime: 0,
    written: 0,
    doors: createDoors(atOnce),
  };
  const { clock, state } = platform;
  const lanes = createLanes();
  const gathering = createGathering();
  const underWay = new Set<Promise<unknown>>();

  const travel = async (delivery: Delivery) => {
    const { delayMs, reorder } = desk.chaos;
    if (delayMs > 0) await new Promise<void>((go) => clock.schedule(clock.now() + delayMs, async () => go()));
    if (reorder > 1) await gathering.wait(reorder);
    await lanes.run(`${delivery.oaId} ${delivery.userId}`, () => postAll(desk, delivery));
  };

  return {
    async ship(shipment) {
      const delivery = accept(desk, shipment);
      if (delivery.status === 'dropped') return delivery;
      const journey = travel(delivery);
      underWay.add(journey);
      await journey.finally(() => underWay.delete(journey));
      return delivery;
    },
    deliveries: () => [...desk.deliveries],
    chaos: () => desk.chaos,
    setChaos: (change) => setChaos(desk, change),
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    resume() {
      for (const delivery of state.waiting) {
        remember(desk, delivery);
        const at = delivery.nextAt ?? clock.now();
        clock.schedule(at, () => attempt(platform, delivery, desk.chaos.retries));
      }
    },
  };
}
