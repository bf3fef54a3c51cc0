import {
  type Fields,
  MEMBER_STATES,
  type MemberState,
  ProtocolViolation,
  WAIT_POLICIES,
  type WaitPolicy,
} from './fields.ts';
import { MAX_LISTED_MEMBERS, MAX_OFFSET_MS, MAX_RTT_MS } from './limits.ts';

/** How the parts of messages are read that tell who is there, how they are, and whom the party waits for. */

export interface Options {
  readonly freePlay: boolean;
  readonly private: boolean;
  /** Nobody new gets in. */
  readonly locked: boolean;
  readonly wait: WaitPolicy;
}

/** How a member's player is doing; null is not known. */
export interface MemberReport {
  readonly clientId: string;
  readonly state: MemberState;
  /** How far it is ahead (+) of the party, ms. */
  readonly offsetMs: number | null;
  readonly rttMs: number | null;
  /** Its user may not see the party's film. */
  readonly noAccess: boolean;
}

export interface ParticipantInfo {
  readonly clientId: string;
  readonly name: string;
  readonly isHost: boolean;
  readonly connected: boolean;
  /** The media server's id of its user; null if it knows none. */
  readonly userId: string | null;
}

/** The party stands and waits. */
export interface WaitInfo {
  readonly members: readonly { readonly clientId: string; readonly name: string }[];
  readonly reason: 'start' | 'stall';
  /** Server time (ms) at which it goes on in any case. */
  readonly untilTs: number;
}

/** Names are normalised and cut by the server; this bound only keeps nonsense out. */
export const MAX_TEXT = 4096;

/** The server never makes an empty name. */
export function someName(fields: Fields, field: string): string {
  const name = fields.text(field, MAX_TEXT);
  if (name === '') throw new ProtocolViolation('bad_request', 'an empty name', field);
  return name;
}

/** A room that says nothing about waiting waits at the start. */
export function roomOptions(payload: Fields): Options {
  const options = payload.object('options');
  return {
    freePlay: options.boolean('free_play'),
    private: options.boolean('private'),
    locked: options.optional('locked', (f, n) => f.boolean(n)) ?? false,
    wait: options.optional('wait', (f, n) => f.oneOf(n, WAIT_POLICIES)) ?? 'start',
  };
}

export function memberReports(payload: Fields): MemberReport[] {
  return payload.list('members').map((member) => ({
    clientId: member.id('client_id'),
    state: member.oneOf('state', MEMBER_STATES),
    offsetMs: member.optional('offset_ms', (f, n) => f.integer(n, -MAX_OFFSET_MS, MAX_OFFSET_MS)) ?? null,
    rttMs: member.optional('rtt_ms', (f, n) => f.integer(n, 0, MAX_RTT_MS)) ?? null,
    noAccess: member.optional('no_access', (f, n) => f.boolean(n)) ?? false,
  }));
}

export function waitOf(payload: Fields): WaitInfo | null {
  const members = payload
    .list('for')
    .map((member) => ({ clientId: member.id('client_id'), name: someName(member, 'name') }));
  if (members.length === 0) return null;
  return {
    members,
    reason: payload.oneOf('reason', ['start', 'stall']),
    untilTs: payload.time('until_ts'),
  };
}

/** Who is in a room; of very many only some are named. */
export interface Company {
  readonly participants: readonly ParticipantInfo[];
  readonly participantCount: number;
}

export function company(payload: Fields): Company {
  const participants = payload.list('participants').map((entry) => ({
    clientId: entry.id('client_id'),
    name: someName(entry, 'name'),
    isHost: entry.boolean('is_host'),
    connected: entry.boolean('connected'),
    userId: entry.optional('user', (f, n) => f.id(n)) ?? null,
  }));
  const participantCount = payload.integer('participant_count', 0);
  const named = participants.length;
  if (participantCount !== named && (named !== MAX_LISTED_MEMBERS || participantCount < named)) {
    throw new ProtocolViolation('bad_request', 'participant_count is wrong', 'payload.participant_count');
  }
  return { participants, participantCount };
}
