package org.opensyncparty.sidecar.http.stage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The people of the stage, one for each thing that a media server may say about a user. */
enum DemoUser {
  ALICE("Alice", "a11ce00000000000000000000000000a", true, false, "CreateAndJoinGroups"),
  BOB("Bob", "b0b0000000000000000000000000000b", false, false, "CreateAndJoinGroups"),
  CAROL("Carol", "ca101000000000000000000000000c0c", false, false, "JoinGroups"),
  DAVE("Dave", "da7e000000000000000000000000000d", false, false, "None"),
  ERIN("Erin", "e1100000000000000000000000000e0e", false, true, "CreateAndJoinGroups");

  private final String displayName;
  private final String id;
  private final boolean administrator;
  private final boolean disabled;
  private final String syncPlayAccess;

  DemoUser(
      String displayName,
      String id,
      boolean administrator,
      boolean disabled,
      String syncPlayAccess) {
    this.displayName = displayName;
    this.id = id;
    this.administrator = administrator;
    this.disabled = disabled;
    this.syncPlayAccess = syncPlayAccess;
  }

  String displayName() {
    return displayName;
  }

  boolean disabled() {
    return disabled;
  }

  /** As {@code GET /Users/Me} shows a user. */
  ObjectNode json() {
    ObjectNode user = JsonNodeFactory.instance.objectNode();
    user.put("Name", displayName)
        .put("ServerId", DemoFilm.SERVER_ID)
        .put("Id", id)
        .put("HasPassword", true);
    user.putObject("Configuration").put("EnableNextEpisodeAutoPlay", false);
    user.putObject("Policy")
        .put("IsAdministrator", administrator)
        .put("IsDisabled", disabled)
        .put("EnableMediaPlayback", true)
        .put("EnableRemoteAccess", true)
        .put("SyncPlayAccess", syncPlayAccess);
    return user;
  }
}
