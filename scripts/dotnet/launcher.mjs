// Makes an executable that starts a DLL, out of one that was made for another DLL.
import { readFileSync, writeFileSync } from 'node:fs';

/** An apphost keeps the name of its DLL in a field of this many bytes, filled up with zeroes. */
const FIELD_BYTES = 1024;

/**
 * @param template an apphost
 * @param boundTo the DLL that the template starts
 * @param dll the DLL to start instead, relative to `out`
 */
export function makeLauncher(template, boundTo, dll, out) {
  const image = Buffer.from(readFileSync(template));
  const old = Buffer.from(`${boundTo}\0`);
  const at = image.indexOf(old);
  if (at < 0 || image.indexOf(old, at + 1) >= 0) {
    throw new Error(`${template} does not name ${boundTo} exactly once`);
  }
  const name = Buffer.from(`${dll}\0`);
  if (name.length > FIELD_BYTES) {
    throw new Error(`${dll} is too long for a launcher`);
  }
  image.fill(0, at, at + old.length);
  name.copy(image, at);
  writeFileSync(out, image, { mode: 0o755 });
}
