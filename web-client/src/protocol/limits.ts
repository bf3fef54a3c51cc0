/** Sizes and ranges of the wire protocol (docs/protocol.md, "Limits"), the same as the server's `ProtocolLimits`. */

/** Longest message, bytes of UTF-8. */
export const MAX_MESSAGE_BYTES = 64 * 1024;
/** Longest message of the server, bytes of UTF-8: a large room takes more than anything that a client sends. */
export const MAX_SERVER_MESSAGE_BYTES = 512 * 1024;
/** Deepest nesting of JSON objects and arrays. */
export const MAX_JSON_DEPTH = 32;
/** Longest room or client id, characters. */
export const MAX_ID_LENGTH = 64;
/** Longest `id` of a message, characters. */
export const MAX_REF_LENGTH = 64;
/** Longest display name after normalisation, code points. */
export const MAX_NAME_LENGTH = 64;
/** Longest `media_url`, characters. */
export const MAX_MEDIA_URL_LENGTH = 2048;
/** Most that `options` may hold, bytes of JSON. */
export const MAX_OPTIONS_BYTES = 1024;
/** Longest `auth_token`, `invite_token` or `resume_token`, characters. */
export const MAX_TOKEN_LENGTH = 8192;
/** Most entries of `features`. */
export const MAX_FEATURES = 16;
/** Last position, seconds of media time: 100 days. */
export const MAX_POSITION_SECONDS = 8_640_000;
/** Slowest playback rate; below it browsers mute. */
export const MIN_RATE = 0.25;
/** Fastest playback rate; above it browsers mute. */
export const MAX_RATE = 4;
/** Largest offset of a member from the party, either way, ms: an hour. */
export const MAX_OFFSET_MS = 3_600_000;
/** Largest round trip, ms. */
export const MAX_RTT_MS = 60_000;
/** In larger rooms only the host hears the members' states. */
export const MAX_STATUS_AUDIENCE = 50;
/** Of more members a list names so many: the earliest to join, the host and whoever is told. */
export const MAX_LISTED_MEMBERS = 200;
/** Shortest life of an invite, seconds. */
export const MIN_INVITE_SECONDS = 60;
/** Longest life of an invite, seconds: a week. */
export const MAX_INVITE_SECONDS = 604_800;
/** Longest line of chat, code points. */
export const MAX_CHAT_LENGTH = 500;
/** Lines of chat that a room keeps. */
export const MAX_CHAT_HISTORY = 100;
/** The signs that members can show over the picture. */
export const REACTIONS = ['👍', '👎', '❤️', '😂', '😮', '😢', '😡', '😱', '🎉', '👏', '🔥', '🍿'] as const;
/** A member is shown as typing for so long after the last word of it, ms. */
export const TYPING_MS = 5_000;
/** Entries in a room's queue. */
export const MAX_QUEUE = 50;
/** Longest title in the queue, code points. */
export const MAX_TITLE_LENGTH = 200;
/** A countdown lasts at least so many seconds. */
export const MIN_COUNTDOWN_SECONDS = 3;
/** And at most so many. */
export const MAX_COUNTDOWN_SECONDS = 15;
