import { mkdirSync, writeFileSync } from 'node:fs';
import { demoEnvFile, writeEnvFile } from '../demo/demo-env-file.js';
import { loadDemoKeys } from '../demo/demo-keys.js';
import { type DemoPlan, loadDemoOffices, toProductEnv, toSimulatorConfig } from '../demo/demo-settings.js';
import { seedDemo, usersOf } from '../demo/seed-demo.js';
import type { ProcessGroup } from '../processes/process-group.js';
import { openMongo } from '../services/mongo/open-mongo.js';
import { openRedis } from '../services/redis/open-redis.js';
import type { Service } from '../services/service.js';
import { choosePorts, type LaunchPorts } from './choose-ports.js';
import type { Progress } from './progress.js';
import { runApplication } from './run-application.js';

export type LaunchContext = {
  readonly processes: ProcessGroup;
  readonly progress: Progress;
  readonly dataFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Brings everything up and answers the lines that say where it is. Throws when a part does not come. */
export async function bringUp(context: LaunchContext): Promise<readonly string[]> {
  const ports = await choosePorts(context.env, context.progress.say);
  // Whoever names a Zalo app of their own wants the real platform, and no made-up clerks.
  return context.env.ZALO_APP_ID ? bringUpConfigured(context, ports) : bringUpDemo(context, ports);
}

async function bringUpConfigured(context: LaunchContext, ports: LaunchPorts): Promise<readonly string[]> {
  const stores = await bringUpStores(context);
  await bringUpProduct(context, ports, {
    PORT: String(ports.web),
    WORKER_PORT: String(ports.worker),
    REDIS_URL: stores.redisUrl,
    MONGODB_URI: stores.mongoUri,
  });
  return [`Clerk's console    http://127.0.0.1:${ports.web}/console`, healthLine(ports)];
}

async function bringUpDemo(context: LaunchContext, ports: LaunchPorts): Promise<readonly string[]> {
  const { dataFolder, env, progress } = context;
  const keys = loadDemoKeys(`${dataFolder}/demo-keys.json`);
  const offices = loadDemoOffices();
  const draft = { keys, offices, ports, dataFolder };
  const [stores] = await Promise.all([bringUpStores(context), bringUpSimulator(context, draft)]);
  const plan: DemoPlan = { ...draft, stores };
  await progress.during('demonstration data', () => seedDemo(plan, env.MONGODB_URI));
  const productEnv = toProductEnv(plan);
  writeEnvFile(demoEnvFile(dataFolder), productEnv);
  await bringUpProduct(context, ports, productEnv);
  return [
    `Citizen's chat     http://127.0.0.1:${ports.simulator}/`,
    `Clerk's console    http://127.0.0.1:${ports.web}/console`,
    ...offices.map((office) => `  ${office.name}: ${usersOf(office).join(', ')} / ${keys.clerkPassword}`),
    healthLine(ports),
  ];
}

async function bringUpStores({ processes, progress, dataFolder, env }: LaunchContext) {
  const needs = { processes, dataFolder, instance: 'demo', durable: true, env, say: progress.say };
  const how = (service: Service) => service.how;
  const [redis, mongo] = await Promise.all([
    progress.during('Redis', () => openRedis(needs), how),
    progress.during('MongoDB', () => openMongo(needs), how),
  ]);
  return { redisUrl: redis.url, mongoUri: mongo.url };
}

async function bringUpSimulator(context: LaunchContext, plan: Omit<DemoPlan, 'stores'>): Promise<void> {
  const { processes, progress, dataFolder } = context;
  const configFile = `${dataFolder}/demo/simulator-config.json`;
  mkdirSync(`${dataFolder}/demo`, { recursive: true });
  writeFileSync(configFile, JSON.stringify(toSimulatorConfig(plan), null, 2), { mode: 0o600 });
  const port = String(plan.ports.simulator);
  await progress.during('simulator of Zalo', () =>
    runApplication(processes, {
      name: 'simulator',
      file: 'simulator/main.ts',
      env: { SIM_PORT: port, SIM_CONFIG: configFile },
      readyUrl: `http://127.0.0.1:${port}/`,
    }),
  );
}

async function bringUpProduct(
  { processes, progress }: LaunchContext,
  ports: LaunchPorts,
  env: Record<string, string>,
): Promise<void> {
  const start = (name: 'web' | 'worker') =>
    progress.during(name, () =>
      runApplication(processes, {
        name,
        file: 'src/main.ts',
        args: [name],
        env,
        readyUrl: `http://127.0.0.1:${ports[name]}/readyz`,
      }),
    );
  await Promise.all([start('web'), start('worker')]);
}

function healthLine(ports: LaunchPorts): string {
  const [web, worker] = [ports.web, ports.worker].map((port) => `http://127.0.0.1:${port}/readyz`);
  return `Health             ${web}  ${worker}`;
}
