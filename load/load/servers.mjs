// The two servers that are measured, each a process of its own: the sidecar, and the floor.
import { openSidecar, startServer } from '../server.mjs';

/** The most that options can allow, so that the limits are not what is measured. */
const LIMITS = {
  'max-rooms': 10_000,
  'max-rooms-per-user': 10_000,
  'max-members': 10_000,
  'max-sockets': 100_000,
  'max-sockets-per-address': 100_000,
  'message-rate': 10_000,
  // Rooms of one window are gone in the next.
  'empty-room-seconds': 0,
  'host-grace-seconds': 0,
};

/** Puts a command onto one core of the machine, where it has more than one. */
export const pinned = (core, command) =>
  core === null ? command : ['taskset', '-c', String(core), ...command];

/** The sidecar as the plugin starts it, but open to everybody and with its limits raised; `options` are further ones. */
export function startSidecar({ java, jar, data, core, options = [] }) {
  return startServer(pinned(core, [...openSidecar({ java, jar, data }, LIMITS), ...options]));
}

/** A server without rules: see wire/floor.c. */
export function startFloor({ floor, core }) {
  return startServer(pinned(core, [floor, '0']), { listening: /^the floor listens on (\d+)$/ });
}
