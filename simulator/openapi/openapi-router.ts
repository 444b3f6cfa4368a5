import { type Request, type RequestHandler, Router, text } from 'express';
import multer from 'multer';
import { z } from 'zod';
import type { Faults } from '../faults/faults.js';
import type { Courier } from '../webhook/courier.js';
import type { Platform } from '../world/platform.js';
import { authenticate, findCaller } from './authenticate.js';
import { demandPackage, type Endpoint } from './call.js';
import { endpoints } from './endpoints.js';
import { exchange } from './exchange.js';
import { countCall, rateHeaders } from './rate-limit.js';
import { Refused } from './refused.js';

/** Above every documented limit, so that the limits themselves give the answer. */
const maxUploadBytes = 20_000_000;
const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: maxUploadBytes, files: 1 },
  defParamCharset: 'utf8',
});

const WithUser = z.union([
  z.looseObject({ user_id: z.string() }).transform(({ user_id }) => user_id),
  z
    .looseObject({ recipient: z.looseObject({ user_id: z.string() }) })
    .transform(({ recipient }) => recipient.user_id),
]);

function parseJson(source: unknown, field: string): unknown {
  try {
    return typeof source === 'string' ? JSON.parse(source) : undefined;
  } catch {
    throw new Refused(-201, `${field} is not JSON`, `${field} is invalid!`);
  }
}

/** The body of a POST, or the one parameter `data` of a GET. */
function readRequest(req: Request, endpoint: Endpoint): unknown {
  if (endpoint.takesFile) return undefined;
  if (req.method === 'GET') return parseJson(req.query.data, 'data') ?? {};
  if (typeof req.body !== 'string' || req.body === '') return {};
  if (!req.is('application/json'))
    throw new Refused(-201, 'Content-Type must be application/json', 'body is invalid!');
  return parseJson(req.body, 'body');
}

/** Whom a request is about, as far as it can be read. */
function findUserId(req: Request, endpoint: Endpoint): string | undefined {
  try {
    return WithUser.safeParse(readRequest(req, endpoint)).data;
  } catch {
    return undefined;
  }
}

type Deps = { platform: Platform; courier: Courier; faults: Faults };

function handle(endpoint: Endpoint, deps: Deps): RequestHandler {
  const { platform, courier, faults } = deps;
  return async (req, res) => {
    const caller = findCaller(platform, req.headers);
    const { file } = req;
    await exchange(req, res, {
      platform,
      faults,
      scopes: [
        'api',
        ...(endpoint.sends ? (['send'] as const) : []),
        ...(endpoint.takesFile ? (['upload'] as const) : []),
      ],
      oaId: caller?.oaId,
      userId: findUserId(req, endpoint),
      shownBody: file === undefined ? String(req.body ?? '') : `${file.originalname} (${file.size} bytes)`,
      headers: () => rateHeaders(platform, caller),
      run: async () => {
        const oa = authenticate(platform, req.headers);
        countCall(platform, oa, endpoint.uncounted);
        if (!endpoint.free) demandPackage(oa);
        const input = readRequest(req, endpoint);
        const call = { platform, courier, oa, input };
        return await endpoint.run(
          file ? { ...call, file: { bytes: file.buffer, name: file.originalname } } : call,
        );
      },
    });
  };
}

/** The OA API. Every answer is an envelope with HTTP 200, but for a path that does not exist. */
export function createOpenApiRouter(deps: Deps): Router {
  const router = Router();
  for (const endpoint of endpoints) {
    const body = endpoint.takesFile ? upload.single('file') : text({ type: () => true, limit: '1mb' });
    router[endpoint.method === 'GET' ? 'get' : 'post'](endpoint.path, body, handle(endpoint, deps));
  }
  router.use(['/v2.0', '/v3.0'], async (req, res) => {
    await exchange(req, res, {
      ...deps,
      scopes: ['api'],
      oaId: findCaller(deps.platform, req.headers)?.oaId,
      userId: undefined,
      shownBody: '',
      headers: () => ({}),
      run: () => {
        const reason = `${req.method} ${req.originalUrl.split('?')[0]} does not exist here`;
        return Promise.reject(new Refused(404, reason, 'You are accessing an empty or invalid API'));
      },
    });
  });
  return router;
}
