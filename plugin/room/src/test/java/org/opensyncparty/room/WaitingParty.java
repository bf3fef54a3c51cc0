package org.opensyncparty.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.PlayState;
import org.opensyncparty.room.RoomCommand.Admission;

/** Alice hosts, Bob and Carol tell how they are, Dave's client is written from the seed. */
abstract class WaitingParty {
  Party party = Party.open();

  @BeforeEach
  void aPartyBeforeItsFilm() {
    gather("{}");
  }

  void gather(String options) {
    party = new Party(options, 8);
    party.join(1, "alice", j -> j.by(Admission.CREATOR).with(Feature.STATUS, Feature.ACCEPTED));
    party.join(2, "bob", j -> j.with(Feature.STATUS));
    party.join(3, "carol", j -> j.with(Feature.STATUS));
    party.join(4, "dave");
    is(3, "ready");
    party.forget();
  }

  void is(long connection, String state) {
    party.says(connection, "member_status", "{'state':'" + state + "'}");
  }

  void plays(double position) {
    party.says(1, "player_event", "{'action':'play','position':" + position + "}");
  }

  /** As far as everybody watches. */
  void allPlay() {
    is(2, "ready");
    plays(10);
    List.of(1L, 2L, 3L).forEach(c -> is(c, "playing"));
    party.forget();
  }

  JsonNode waiting(long connection) {
    return party.lastHeard(connection, "waiting").path("payload");
  }

  JsonNode event(long connection) {
    return party.lastHeard(connection, "player_event").path("payload");
  }

  boolean holds() {
    return party.state().readiness().holds();
  }

  PlayState playState() {
    return party.state().timeline().playState();
  }
}
