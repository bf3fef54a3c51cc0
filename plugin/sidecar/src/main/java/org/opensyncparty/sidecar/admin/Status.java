package org.opensyncparty.sidecar.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an administrator is told, field for field as docs/operations.md has it: names there are
 * these in snake case. Nothing in here may be a credential, the address of somebody, or what either
 * can be made from; a new field needs that thought.
 */
record Status(
    String version,
    long startedTs,
    long uptimeMs,
    Memory memory,
    JavaRuntime java,
    int sockets,
    int members,
    int roomsTotal,
    List<Room> rooms,
    Hour history) {

  Status {
    rooms = List.copyOf(rooms);
  }

  record Memory(@Nullable Long residentBytes, long heapUsedBytes, long heapMaxBytes) {}

  record JavaRuntime(String version, String vendor, String home) {}

  record Room(
      String id,
      @Nullable String host,
      long createdTs,
      String playState,
      double position,
      double rate,
      @Nullable String itemId,
      @JsonProperty("private") boolean isPrivate,
      boolean freePlay,
      int membersTotal,
      List<Person> members) {
    Room {
      members = List.copyOf(members);
    }
  }

  record Person(String name, String role, boolean connected) {}

  record Hour(
      long intervalMs,
      long endTs,
      List<Integer> members,
      List<Double> receivedPerS,
      List<Double> deliveredPerS) {
    Hour {
      members = List.copyOf(members);
      receivedPerS = List.copyOf(receivedPerS);
      deliveredPerS = List.copyOf(deliveredPerS);
    }
  }
}
