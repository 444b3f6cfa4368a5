import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Redis } from 'ioredis';
import { createMediaExaminer } from '../../../src/adapters/media/create-media-examiner.js';
import { createPictureShrinker } from '../../../src/adapters/media/create-picture-shrinker.js';
import { sniffContentType } from '../../../src/adapters/media/sniff-content-type.js';
import { sniffWord } from '../../../src/adapters/media/sniff-word.js';
import { createRedisAttemptLimiter } from '../../../src/adapters/redis/create-redis-attempt-limiter.js';
import { createRedisPresence } from '../../../src/adapters/redis/create-redis-presence.js';
import { createRedisSessionStore } from '../../../src/adapters/redis/create-redis-session-store.js';
import type { ConsoleServices } from '../../../src/console/console-services.js';
import { createConsoleRouter } from '../../../src/console/create-console-router.js';
import { createPages } from '../../../src/console/pages/create-pages.js';
import { loadReasons } from '../../../src/console/reasons.js';
import type { RouteSource } from '../../../src/console/routes/route.js';
import { createSecondFactors } from '../../../src/console/second-factor/second-factors.js';
import { createConsoleSessions } from '../../../src/console/sessions/console-sessions.js';
import { createStaffDesk } from '../../../src/console/staff/create-staff-desk.js';
import { parseCannedReplies } from '../../../src/console/talks/canned-replies.js';
import { findCodes } from '../../../src/dossiers/find-codes.js';
import { createPrepareForNotice, createPrepareOutgoing } from '../../../src/media/prepare-outgoing.js';
import type { VirusScanner } from '../../../src/media/virus-scanner.js';
import { createSatisfactionDesk } from '../../../src/reports/satisfaction-desk.js';
import { createFakeAuditTrail } from '../../fakes/create-fake-audit-trail.js';
import { createFakeSatisfactionStore } from '../../fakes/create-fake-satisfaction-store.js';
import { createFakeSecondFactorStore } from '../../fakes/create-fake-second-factor-store.js';
import { createFakeStaffStore } from '../../fakes/create-fake-staff-store.js';
import { createNoticeRoom } from './create-notice-room.js';
import { createOfficeDesk } from './create-office-desk.js';
import { createPaperRoom } from './create-paper-room.js';
import { people, quickHasher } from './staff-fixtures.js';

const REASONS = new URL('../../../templates/data/reasons.yaml', import.meta.url).pathname;
const PAGES = new URL('../../../templates/pages', import.meta.url).pathname;

/** Templates and words do not change in a file of tests: read, compiled and checked by its first page. */
const pages = createPages(PAGES, { refreshMs: 500 });
const reasons = loadReasons(REASONS);

/** The console on a real socket and a real Redis, with dossiers, staff and audit in memory. */
export async function openConsole(over: Partial<ConsoleServices> = {}, routesOf?: RouteSource) {
  const url = process.env.TEST_REDIS_URL;
  if (!url) throw new Error('TEST_REDIS_URL is not set: run the tests with npm test');
  const redis = new Redis(url);
  // Until it is connected, attempts are counted in memory.
  await redis.ping();
  const prefix = `test:console:${randomBytes(4).toString('hex')}:`;
  const office = createOfficeDesk();
  const audit = createFakeAuditTrail();
  const failures: unknown[] = [];
  const staff = createFakeStaffStore(Object.values(people));
  const { now } = office;
  const satisfaction = createFakeSatisfactionStore();
  const scanner: VirusScanner = {
    scan: async (bytes) => (bytes.includes('EICAR') ? 'infected' : 'clean'),
  };
  const preparing = {
    ...{ sniff: sniffContentType, sniffWord },
    scanner,
    examiner: createMediaExaminer(),
    shrinker: createPictureShrinker(),
  };
  const noticeRoom = createNoticeRoom({ ...office, prepare: createPrepareForNotice(preparing) });
  const papers = createPaperRoom({ ...office, staff });
  const attempts = createRedisAttemptLimiter({ redis, prefix, perIp: 1000 });
  const account = { staff, passwords: over.passwords ?? quickHasher, attempts, audit };
  const secondFactors = createSecondFactors({
    ...{ ...account, now },
    factors: createFakeSecondFactorStore(),
    digestOf: (username, code) => `${username}/${code}`,
  });
  const services: ConsoleServices = {
    desk: office.desk,
    appointments: office.appointments,
    talks: office.talks,
    replies: parseCannedReplies(REPLIES, 'replies', { procedureIds: ['tthn'], officeIds: ['ninh-thanh'] }),
    prepareOutgoing: createPrepareOutgoing(preparing),
    presence: createRedisPresence({ redis, prefix, now }),
    dataRequests: office.dataRequests,
    papers,
    assisted: office.assisted,
    today: office.today,
    attention: office.attention,
    morning: office.morning,
    notices: noticeRoom.desk,
    satisfaction: createSatisfactionDesk({ satisfaction, now }),
    absences: office.absences,
    ...account,
    secondFactors,
    staffDesk: createStaffDesk({ ...account, secondFactors, now }),
    sessions: createConsoleSessions({ store: createRedisSessionStore({ redis, prefix }), now }),
    offices: office.offices,
    codesOf: (officeId, dossierIds) => findCodes(office, officeId, dossierIds),
    pages,
    reasons,
    legalBasisOf: () => ['Luật Hộ tịch 60/2014/QH13'],
    procedureNameOf: (id) => PROCEDURES[id] ?? id,
    warningText: (key) => WARNINGS[key] ?? key,
    https: false,
    now,
    newId: randomUUID,
    onFailure: (error) => failures.push(error),
    ...over,
  };
  const server = express().use('/console', createConsoleRouter(services, routesOf)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...office,
    papers,
    noticeRoom,
    satisfaction,
    staff,
    redis,
    prefix,
    audit,
    audited: audit.entries,
    failures,
    base: `http://127.0.0.1:${port}/console`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      const keys = await redis.keys(`${prefix}*`);
      if (keys.length > 0) await redis.del(...keys);
      redis.disconnect();
    },
  };
}
export type OpenConsole = Awaited<ReturnType<typeof openConsole>>;

const PROCEDURES: Record<string, string> = {
  '1.004873': 'Xác nhận tình trạng hôn nhân',
  '1.001193': 'Đăng ký khai sinh',
  '2.000635': 'Bản sao trích lục hộ tịch',
};

const WARNINGS: Record<string, string> = {
  'warnings.birthYear': 'Hai số năm sinh trong số định danh không khớp với ngày sinh đã khai.',
};

const REPLIES = `
replies:
  - { key: gio, title: Giờ làm việc, text: 'Phường làm việc {hours}.' }
  - { key: hen, title: Ngày hẹn trả, text: 'Hồ sơ {code} hẹn trả lúc {due}.' }
  - { key: khac, title: Thủ tục khác, text: Chỉ cho hôn nhân., procedures: [tthn] }
  - { key: rieng, title: Của riêng phường, text: Dạ., offices: [ninh-thanh] }
`;
