// npm test: the whole suite on Redis and MongoDB of its own. Arguments go to jest.
import { installPackages, requireNode, runTypeScript } from './bootstrap.mjs';

requireNode();
await installPackages();
await runTypeScript('scripts/test.ts');
