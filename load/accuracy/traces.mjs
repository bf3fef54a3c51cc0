// node load/accuracy/traces.mjs [clock | drift]: records new traces for the tests. The rest is TypeScript.
import '../../web-client/typescript.mjs';

await import('./traces.ts');
