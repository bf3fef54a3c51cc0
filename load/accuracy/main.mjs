// ./bench accuracy: how far apart the players of one party are. The rest is TypeScript.
import '../../web-client/typescript.mjs';

await import('./bench.ts');
