// The workflows of GitHub Actions are read, not run: what they name has to exist, and they may do no more than they must.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readYaml } from './yaml.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');
const folder = '.github/workflows';
const workflows = Object.fromEntries(
  readdirSync(join(root, folder)).map((name) => [name, readYaml(`${folder}/${name}`)]),
);
const jobs = Object.entries(workflows).flatMap(([file, workflow]) =>
  Object.entries(workflow.jobs).map(([name, job]) => ({ name: `${file}: ${name}`, workflow, job })),
);
const steps = jobs.flatMap(({ name, job }) => job.steps.map((step) => ({ name, job, step })));
const scripts = steps.filter(({ step }) => step.run !== undefined);
const actions = steps.filter(({ step }) => step.uses !== undefined);
const inputs = (wanted) =>
  actions.filter(({ step }) => step.uses.startsWith(`${wanted}@`)).map(({ step }) => step.with);

/** What a job may do beside reading the sources, and why. */
const ALLOWED = {
  'release.yml: publish': { contents: 'write' }, // makes the release
  'release.yml: image': { contents: 'read', packages: 'write' }, // puts the image into the registry
  'release.yml: repository': { contents: 'read', pages: 'write', 'id-token': 'write' }, // publishes to Pages
};

describe('The workflows', () => {
  it('are there', () => {
    assert.deepEqual(Object.keys(workflows).sort(), ['release.yml', 'verify.yml']);
  });

  it('may read the sources, and do nothing more but where a job says so', () => {
    for (const { name, workflow, job } of jobs) {
      assert.deepEqual(workflow.permissions, { contents: 'read' }, name);
      assert.deepEqual(job.permissions, ALLOWED[name], name);
    }
  });

  it('pin every action to a full version, one for each action', () => {
    const versions = new Map();
    for (const { name, step } of actions) {
      const [, action, version] = /^([\w-]+\/[\w-]+)@(v\d+\.\d+\.\d+)$/.exec(step.uses) ?? [];
      assert.ok(action, `${name}: ${step.uses}`);
      assert.equal(versions.get(action) ?? version, version, action);
      versions.set(action, version);
    }
  });

  it('end when they hang', () => {
    for (const { name, job } of jobs) {
      assert.ok(job['timeout-minutes'] > 0 && job['timeout-minutes'] <= 60, name);
    }
  });

  it('put nothing from outside into a script, where it could be a command', () => {
    for (const { name, step } of scripts) {
      assert.ok(!step.run.includes('${{'), `${name}: pass it by env: ${step.run}`);
    }
  });

  it('have scripts that the shell can read', () => {
    for (const { name, step } of scripts) {
      const { status, stderr } = spawnSync('bash', ['-n'], { input: step.run, encoding: 'utf8' });
      assert.equal(status, 0, `${name}: ${stderr}`);
    }
  });

  it('run programs of ours that are there', () => {
    const text = scripts.map(({ step }) => step.run).join('\n');
    const programs = [...text.matchAll(/(?:^|[\s;(])(\.\/[\w./-]+)/g)].map(([, path]) => path);
    assert.ok(programs.includes('./verify') && programs.includes('./package'), programs.join(' '));
    for (const path of programs) {
      accessSync(join(root, path), constants.X_OK);
    }
    for (const [, path] of text.matchAll(/\bnode ([\w./-]+)/g)) {
      assert.ok(existsSync(join(root, path)), path);
    }
    const own = read('scripts/release/main.mjs');
    for (const [, command] of text.matchAll(/scripts\/release\/main\.mjs (\w+)/g)) {
      assert.match(own, new RegExp(`^  ${command}: `, 'm'));
    }
    for (const [, options] of text.matchAll(/^\.\/package(.*)$/gm)) {
      for (const [, option] of options.matchAll(/ --([a-z-]+)/g)) {
        assert.match(read('scripts/package/main.mjs'), new RegExp(`^ {6}'?${option}'?: \\{`, 'm'));
      }
    }
  });

  it('refer only to jobs, steps and artifacts that are there', () => {
    for (const { name, workflow, job } of jobs) {
      for (const needed of [job.needs ?? []].flat()) {
        assert.ok(Object.hasOwn(workflow.jobs, needed), `${name} needs ${needed}`);
      }
      const ids = job.steps.map(({ id }) => id);
      for (const [, id] of JSON.stringify(job).matchAll(/steps\.(\w+)\./g)) {
        assert.ok(ids.includes(id), `${name}: there is no step ${id}`);
      }
    }
    const made = inputs('actions/upload-artifact').map(({ name }) => name);
    for (const { name } of inputs('actions/download-artifact')) {
      assert.ok(made.includes(name), name);
    }
  });

  it('take the versions of Java, Node.js and .NET that the project says', () => {
    const { matrix } = workflows['verify.yml'].jobs.tests.strategy;
    const [, oldest] = /<maven.compiler.release>(\d+)</.exec(read('pom.xml'));
    assert.equal(matrix.java[0], oldest);
    for (const { 'java-version': version } of inputs('actions/setup-java')) {
      assert.ok(version === oldest || /^\$\{\{ matrix\.java \}\}$/.test(version), version);
    }
    const [, node] = /^>=(\d+)$/.exec(JSON.parse(read('web-client/package.json')).engines.node);
    for (const { 'node-version': version } of inputs('actions/setup-node')) {
      assert.equal(version, node);
    }
    const [, dotnet] = /<TargetFramework>net([\d.]+)</.exec(read('plugin/bridge/OpenSyncParty.csproj'));
    for (const { 'dotnet-version': version } of inputs('actions/setup-dotnet')) {
      assert.equal(version, `${dotnet}.x`);
    }
  });

  it('put the jar where the Dockerfile takes it from', () => {
    const { job } = jobs.find(({ name }) => name === 'release.yml: image');
    const { run } = job.steps.find((step) => step.run?.includes('opensyncparty-sidecar.jar'));
    const [, place] = /cp dist\/opensyncparty-sidecar\.jar (\S+)/.exec(run);
    assert.ok(read('Dockerfile').includes(`COPY ${place}opensyncparty-sidecar.jar `), place);
  });

  it('take the bill of materials out of the zip under the name that it has there', () => {
    const { step } = steps.find(({ step: { run } }) => run?.includes('unzip -p'));
    const [, name] = /unzip -p dist\/opensyncparty_\*\.zip (\S+) > dist\/\1$/m.exec(step.run);
    assert.ok(read('scripts/package/package.mjs').includes(`name: '${name}'`), name);
  });

  it('name the image in small letters, by the version and as the latest', (t) => {
    const work = mkdtempSync(join(tmpdir(), 'opensyncparty-workflow-'));
    t.after(() => rmSync(work, { recursive: true }));
    const { step } = steps.find(({ step: { id } }) => id === 'name');
    const output = join(work, 'output');
    const env = {
      ...process.env,
      GITHUB_REPOSITORY: 'Some/Party',
      GITHUB_REF_NAME: 'v1.2.3',
      GITHUB_OUTPUT: output,
    };
    assert.equal(spawnSync('bash', ['-e', '-c', step.run], { env }).status, 0);
    assert.equal(readFileSync(output, 'utf8'), 'tags=ghcr.io/some/party:1.2.3,ghcr.io/some/party:latest\n');
  });
});

describe('The forms for issues', () => {
  const forms = ['bug', 'feature'].map((name) => readYaml(`.github/ISSUE_TEMPLATE/${name}.yml`));
  const TYPES = ['markdown', 'textarea', 'input', 'dropdown', 'checkboxes'];

  it('have what GitHub needs to show them', () => {
    for (const { name, description, body } of forms) {
      assert.ok(name && description && body.length > 0);
      const ids = body.map(({ id }) => id).filter(Boolean);
      assert.equal(new Set(ids).size, ids.length);
      for (const { type, id, attributes } of body) {
        assert.ok(TYPES.includes(type), type);
        assert.ok(type === 'markdown' ? attributes.value : id && attributes.label);
      }
    }
  });

  it('ask for the text that the page in the dashboard copies, and lead to pages that are there', () => {
    const bug = read('.github/ISSUE_TEMPLATE/bug.yml');
    assert.match(bug, /\*Copy diagnostics\*/);
    assert.match(read('plugin/bridge/web/page.html'), /Copy diagnostics/);
    for (const [, path] of bug.matchAll(/\]\(\.\.\/blob\/main\/([^)#]+)\)/g)) {
      assert.ok(existsSync(join(root, path)), path);
    }
  });
});
