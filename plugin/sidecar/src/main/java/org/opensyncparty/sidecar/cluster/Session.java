package org.opensyncparty.sidecar.cluster;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that holds from when this node has joined the cluster until it is cut off. */
final class Session implements Links.Station {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final String name;
  private final Links links;
  private final FarRooms farRooms;
  private final FarMembers farMembers;

  /**
   * A session that has no tenure yet.
   *
   * @param name of this one only
   * @param rooms the room of that id that this node rules, or null
   */
  Session(
      String name,
      Links.Publisher publisher,
      TimeSource own,
      Function<String, @Nullable RoomActor> rooms,
      Executor in,
      Executor out) {
    this.name = name;
    this.links = new Links(name, this, publisher, in, out);
    this.farRooms = new FarRooms(links, own);
    this.farMembers = new FarMembers(links, rooms);
  }

  String name() {
    return name;
  }

  Links links() {
    return links;
  }

  FarRooms farRooms() {
    return farRooms;
  }

  FarMembers farMembers() {
    return farMembers;
  }

  @Override
  public void arrived(String peer, LinkMessage message) throws IOException {
    if (message instanceof LinkMessage.ToMembers m) {
      farRooms.arrived(peer, m);
    } else if (message instanceof LinkMessage.ToRuler m) {
      farMembers.arrived(peer, m);
    } else if (message instanceof LinkMessage.Answer m) {
      farRooms.answered(m);
    } else {
      LOG.trace("Node {} is there", peer);
    }
  }

  @Override
  public void gone(String peer) {
    farRooms.gone(peer);
  }

  @Override
  public void broken(String peer) {
    farRooms.broken(peer);
    farMembers.broken(peer);
  }
}
