// npm run bench: brings up Redis and MongoDB as durable as in production, then measures.
import { installPackages, requireNode, runTypeScript } from './bootstrap.mjs';

requireNode();
await installPackages();
await runTypeScript('scripts/bench.ts');
