// What ./audit does: npm's advisories for the npm packages, osv.dev's for every library in the jar.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { billOfMaterials } from './sbom.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const OSV = process.env.OSV_URL ?? 'https://api.osv.dev';
const KNOWN = 1;
const NOT_ASKED = 2;
const log = (line) => process.stdout.write(`${line}\n`);

/** Asks about all at once; answers come in the order of the questions. */
async function javaAdvisories(components) {
  const queries = components.map(({ purl }) => ({ package: { purl } }));
  const answer = await fetch(new URL('/v1/querybatch', OSV), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ queries }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) {
    throw new Error(`${OSV} answers ${answer.status}`);
  }
  const { results } = await answer.json();
  if (results?.length !== components.length) {
    throw new Error(`${OSV} does not answer every question`);
  }
  return components.flatMap(({ purl }, i) => (results[i].vulns ?? []).map(({ id }) => `${purl}: ${id}`));
}

function npmAdvisories() {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: join(root, 'web-client'), encoding: 'utf8' });
  const report = JSON.parse(stdout || '{}');
  if (!report.vulnerabilities) {
    throw new Error(report.message ?? report.error?.summary ?? 'npm says nothing');
  }
  return Object.values(report.vulnerabilities).map(({ name, severity }) => `pkg:npm/${name}: ${severity}`);
}

async function ask(what, question) {
  try {
    const known = await question();
    log(known.length === 0 ? `${what}: nothing known.` : `${what}:\n  ${known.join('\n  ')}`);
    return known.length === 0 ? 0 : KNOWN;
  } catch (error) {
    log(`${what}: could not be asked (${error.message}).`);
    return NOT_ASKED;
  }
}

const jar = readFileSync(join(root, 'plugin/sidecar/target/opensyncparty-sidecar.jar'));
const { components } = billOfMaterials(jar, { version: '0', timestamp: new Date(0).toISOString() });
const java = components.filter(({ purl }) => purl.startsWith('pkg:maven/'));
const results = [
  await ask(`${java.length} libraries in the jar`, () => javaAdvisories(java)),
  await ask('npm packages', npmAdvisories),
];
process.exitCode = results.includes(KNOWN) ? KNOWN : Math.max(...results);
