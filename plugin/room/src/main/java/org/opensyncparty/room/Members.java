package org.opensyncparty.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.protocol.ServerMessage.Participant;

/** The members of a room in the order in which they joined. Immutable: each change is a copy. */
public final class Members {
  /** Nobody. */
  public static final Members NONE = new Members(new LinkedHashMap<>());

  private final Map<String, Member> byId;

  private Members(Map<String, Member> byId) {
    this.byId = byId;
  }

  /** These, the earliest to join first; of several with one id the last counts. */
  public static Members of(Collection<Member> members) {
    Map<String, Member> byId = new LinkedHashMap<>();
    members.forEach(member -> byId.put(member.clientId(), member));
    return new Members(byId);
  }

  public int size() {
    return byId.size();
  }

  public boolean isEmpty() {
    return byId.isEmpty();
  }

  /** The member of that id, or null. */
  public @Nullable Member get(String clientId) {
    return byId.get(clientId);
  }

  /** All, the earliest to join first. */
  public Collection<Member> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  /** Adds a member at the end, or replaces the one of that id in its place. */
  Members with(Member member) {
    Map<String, Member> copy = new LinkedHashMap<>(byId);
    copy.put(member.clientId(), member);
    return new Members(copy);
  }

  Members without(String clientId) {
    Map<String, Member> copy = new LinkedHashMap<>(byId);
    copy.remove(clientId);
    return new Members(copy);
  }

  /** All the same seats, with no socket in any. */
  Members allLost() {
    Map<String, Member> copy = new LinkedHashMap<>(byId);
    copy.replaceAll((id, member) -> member.lost());
    return new Members(copy);
  }

  /** Who follows as host: the earliest to join who is connected, or else the earliest of all. */
  Optional<Member> heir() {
    return byId.values().stream()
        .filter(Member::isConnected)
        .findFirst()
        .or(() -> byId.values().stream().findFirst());
  }

  /** The member whose resume secret has that hash. */
  public Optional<Member> withSecret(String secretHash) {
    return byId.values().stream().filter(m -> secretHash.equals(m.secretHash())).findFirst();
  }

  /**
   * The list as it is told: all, or of very many the earliest to join, with the host and the
   * receiver in any case.
   *
   * @param receiver client id of the one who is told, or null if it is told to several
   */
  List<Participant> participants(String hostId, @Nullable String receiver) {
    List<Participant> list = new ArrayList<>();
    for (Member member : listed(hostId, receiver)) {
      boolean host = member.clientId().equals(hostId);
      String user = member.isMediaUser() ? member.userId() : null;
      list.add(new Participant(member.clientId(), member.name(), host, member.isConnected(), user));
    }
    return list;
  }

  private Collection<Member> listed(String hostId, @Nullable String receiver) {
    int most = ProtocolLimits.MAX_LISTED_MEMBERS;
    if (byId.size() <= most) {
      return byId.values();
    }
    Set<Member> inAnyCase = new LinkedHashSet<>();
    for (String id : receiver == null ? List.of(hostId) : List.of(hostId, receiver)) {
      Member member = byId.get(id);
      if (member != null) {
        inAnyCase.add(member);
      }
    }
    Set<Member> listed = new LinkedHashSet<>();
    for (Member member : byId.values()) {
      if (listed.size() + inAnyCase.size() == most) {
        break;
      }
      inAnyCase.remove(member);
      listed.add(member);
    }
    listed.addAll(inAnyCase);
    return listed;
  }
}
