import type { ClientPayloads } from '../protocol/clientMessage.ts';
import type { TimedAction } from '../sync/actionSender.ts';
import type { HostReport } from '../sync/hostReporter.ts';

/** A user's action as it goes on the wire; `basedOn`: the newest revision that the user can have seen. */
export function actionPayload(action: TimedAction, basedOn: number): ClientPayloads['player_event'] {
  const { position, positionTs, rate } = action;
  const payload = { action: action.action, position, position_ts: positionTs, based_on: basedOn };
  return rate === null ? payload : { ...payload, rate };
}

/** A host's report as it goes on the wire; `basedOn`: the newest revision that the host knew of. */
export function reportPayload(report: HostReport, basedOn: number): ClientPayloads['state_update'] {
  const { position, playState, positionTs, rate } = report;
  return {
    position,
    play_state: playState,
    rate,
    position_ts: positionTs,
    based_on: basedOn,
  };
}
