import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StaffHandler } from '../../src/console/http/gate.js';
import { consoleRoutes } from '../../src/console/routes/console-routes.js';
import type { Route, RouteSource } from '../../src/console/routes/route.js';
import { mayDo } from '../../src/console/staff/permissions.js';
import { StaffRole } from '../../src/console/staff/staff.js';
import { modulesIn } from '../repository/readers/modules.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';
import { people } from './support/staff-fixtures.js';

const PASSED = 299;

/** The real table, gate and log-in; only what stands behind the gate is replaced, so that who comes through is seen. */
const guardedRoutes: RouteSource = (parts) => consoleRoutes(parts).map(behindTheGate);

function behindTheGate(route: Route): Route {
  if (route.may === 'open') return route;
  const handle: StaffHandler = async (_who, _req, res) => void res.status(PASSED).end();
  return { ...route, handle };
}

let site: OpenConsole;
const routes: Route[] = [];
const visitors = new Map<StaffRole, Visitor>();
beforeAll(async () => {
  site = await openConsole({}, (parts) => {
    routes.push(...guardedRoutes(parts));
    return [...routes, tokenPage];
  });
  for (const { username, role, disabled, officeIds } of Object.values(people)) {
    if (disabled || officeIds.length > 1 || visitors.has(role)) continue;
    const visitor = createVisitor(site.base);
    await visitor.tryLogIn(username);
    await visitor.get('/token');
    visitors.set(role, visitor);
  }
});
afterAll(() => site.close());

/** Where the matrix gets the token that the posts of a log-in bear. */
const tokenPage: Route = {
  method: 'get',
  path: '/token',
  may: 'staff',
  handle: async ({ session }, _req, res) =>
    void res.send(`<input type="hidden" name="_csrf" value="${session.csrfToken}">`),
};

const addressOf = ({ path }: Route, office: string): string =>
  path.replace(':officeId', office).replace(/:(\w+)/g, 'x');

const ask = (visitor: Visitor, route: Route, office = 'ninh-thanh') => {
  const address = addressOf(route, office);
  return route.method === 'get' ? visitor.get(address) : visitor.post(address);
};

/** What the gate owes to this role on this line of the table. */
const expectedFor = (role: StaffRole, { may }: Route): number =>
  may === 'open' || may === 'staff' || mayDo(role, may) ? PASSED : 403;

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const guarded = () => routes.filter(({ may }) => may !== 'open');
const atOffice = () => routes.filter(({ may }) => may !== 'open' && may !== 'staff');

describe('every address of the console', () => {
  it.each(StaffRole.options)(
    'answers to %s at the own office as the table of permissions says',
    async (role) => {
      const visitor = visitors.get(role) ?? fail(role);
      for (const route of guarded()) {
        const { status } = await ask(visitor, route);
        expect([nameOf(route), status]).toEqual([nameOf(route), expectedFor(role, route)]);
      }
    },
  );

  it.each(StaffRole.options)('is not there for %s at another office', async (role) => {
    const visitor = visitors.get(role) ?? fail(role);
    for (const route of atOffice())
      for (const office of ['binh-minh', 'khong-co']) {
        const { status } = await ask(visitor, route, office);
        expect([nameOf(route), office, status]).toEqual([nameOf(route), office, 404]);
      }
  });

  it('leads to the log-in whoever is not logged in', async () => {
    for (const route of guarded()) {
      const { status, location } = await ask(createVisitor(site.base), route);
      expect([nameOf(route), status]).toEqual([nameOf(route), 303]);
      expect(location).toMatch(/^\/console\/log-in/);
    }
  });

  it('takes no post without the token of this log-in, whatever the role', async () => {
    for (const [role, visitor] of visitors)
      for (const route of guarded().filter(({ method }) => method === 'post')) {
        const { status } = await visitor.post(addressOf(route, 'ninh-thanh'), { _csrf: 'x'.repeat(43) });
        expect([role, nameOf(route), status]).toEqual([role, nameOf(route), 403]);
      }
  });
});

describe('the table of addresses', () => {
  it('names the office wherever a permission is asked', () => {
    expect(atOffice().filter(({ path }) => !path.startsWith('/offices/:officeId/'))).toEqual([]);
    expect(guarded().filter((route) => route.may === 'staff' && route.path.includes(':officeId'))).toEqual(
      [],
    );
  });

  it('says every address once', () => {
    expect(new Set(routes.map(nameOf)).size).toBe(routes.length);
  });

  it('leaves open only the log-in', () => {
    expect(routes.filter(({ may }) => may === 'open').map(nameOf)).toEqual([
      ...['get /log-in', 'post /log-in', 'get /log-in/code', 'post /log-in/code'],
    ]);
  });

  it('is the only way in: nothing else of the console makes a route', () => {
    const makers = modulesIn('src/console').filter(({ text }) =>
      /\bRouter\(|\.(get|post|put|patch|delete|all)\(\s*['"`]\//.test(text),
    );
    expect(makers.map(({ path }) => path)).toEqual([
      'src/console/create-console-router.ts',
      'src/console/http/asset-routes.ts',
    ]);
  });
});

const fail = (role: StaffRole): never => {
  throw new Error(`nobody has the role ${role}`);
};
