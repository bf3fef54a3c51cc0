package org.opensyncparty.room;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.WaitReason;

/**
 * How the members' players are doing, and whether the party waits for some of them. Immutable: each
 * change is a copy, linear in the members that have the feature {@code status}.
 *
 * @param statuses by client id, of members with the feature only
 * @param untold whose status the others have not been told yet, the longest-waiting first
 * @param told true while no {@code member_status} is due
 * @param fresh true from new media to its first start
 * @param mediaRevision the timeline's revision at which the media came
 * @param leftOut who is not waited for, until its player has played again
 * @param hold the wait that is on, or null
 */
public record Readiness(
    Map<String, MemberStatus> statuses,
    Set<String> untold,
    boolean told,
    boolean fresh,
    long mediaRevision,
    Set<String> leftOut,
    @Nullable Hold hold) {

  /** Of a new room. */
  static final Readiness NEW = new Readiness(Map.of(), Set.of(), true, true, 0, Set.of(), null);

  /**
   * The room stands and waits.
   *
   * @param awaited client ids, never empty
   * @param until server time at which it goes on in any case, ms
   * @param revision the timeline's revision that made the room stand; who acts on an older one does
   *     not know of the wait
   */
  public record Hold(WaitReason reason, Set<String> awaited, long until, long revision) {
    public Hold {
      awaited = Collections.unmodifiableSet(new LinkedHashSet<>(awaited));
      if (awaited.isEmpty()) {
        throw new IllegalArgumentException("nobody to wait for");
      }
    }

    Hold with(Set<String> others) {
      return new Hold(reason, others, until, revision);
    }

    /** True for somebody who tells the newest revision that it knows, and knows of this wait. */
    boolean isKnownTo(@Nullable Long basedOn) {
      return basedOn != null && basedOn >= revision;
    }
  }

  public Readiness {
    statuses = Collections.unmodifiableMap(statuses);
    untold = Collections.unmodifiableSet(untold);
    leftOut = Set.copyOf(leftOut);
  }

  /** True while the room stands and waits. */
  boolean holds() {
    return hold != null;
  }

  Readiness withStatus(String clientId, MemberStatus status) {
    Map<String, MemberStatus> all = new LinkedHashMap<>(statuses);
    all.put(clientId, status);
    return withStatuses(all, with(untold, clientId));
  }

  Readiness withoutMember(String clientId) {
    if (!statuses.containsKey(clientId) && !leftOut.contains(clientId)) {
      return this;
    }
    Map<String, MemberStatus> all = new LinkedHashMap<>(statuses);
    all.remove(clientId);
    return withStatuses(all, where(untold, id -> !id.equals(clientId)))
        .withLeftOut(where(leftOut, id -> !id.equals(clientId)));
  }

  /** The room plays something else: nobody is known to have it open but who chose it. */
  Readiness withNewMedia(String chosenBy, long revision) {
    Map<String, MemberStatus> all = new LinkedHashMap<>(statuses);
    all.replaceAll((id, status) -> id.equals(chosenBy) ? status : MemberStatus.ASSUMED);
    return new Readiness(
        all, new LinkedHashSet<>(all.keySet()), told, true, revision, Set.of(), hold);
  }

  Readiness withStatuses(Map<String, MemberStatus> all, Set<String> newlyUntold) {
    return new Readiness(all, newlyUntold, told, fresh, mediaRevision, leftOut, hold);
  }

  Readiness withTold(boolean nowTold) {
    return new Readiness(statuses, untold, nowTold, fresh, mediaRevision, leftOut, hold);
  }

  Readiness started() {
    return fresh
        ? new Readiness(statuses, untold, told, false, mediaRevision, leftOut, hold)
        : this;
  }

  Readiness withLeftOut(Set<String> ids) {
    return new Readiness(statuses, untold, told, fresh, mediaRevision, ids, hold);
  }

  Readiness withHold(@Nullable Hold next) {
    return new Readiness(statuses, untold, told, fresh, mediaRevision, leftOut, next);
  }

  static Set<String> with(Set<String> ids, String id) {
    Set<String> more = new LinkedHashSet<>(ids);
    more.add(id);
    return more;
  }

  static Set<String> where(Set<String> ids, Predicate<String> stays) {
    Set<String> fewer = new LinkedHashSet<>(ids);
    fewer.removeIf(stays.negate());
    return fewer;
  }
}
