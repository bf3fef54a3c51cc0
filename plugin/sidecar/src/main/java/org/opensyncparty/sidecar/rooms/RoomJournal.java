package org.opensyncparty.sidecar.rooms;

/**
 * Hears what has to outlive the process. Called on the threads that carry messages, so nothing in
 * here may block.
 */
public interface RoomJournal {
  /** Keeps nothing: rooms end with the process. */
  RoomJournal NONE =
      new RoomJournal() {
        @Override
        public void changed(RoomActor room) {}

        @Override
        public void ended(RoomActor room) {}

        @Override
        public void vacated(RoomActor room) {}
      };

  /**
   * The room is another than when it was last taken by {@link RoomActor#takeState}; told once until
   * then, however often it changes.
   */
  void changed(RoomActor room);

  /** The room is over, and must not come back. */
  void ended(RoomActor room);

  /** The room goes on elsewhere; what it was last here is {@link RoomActor#state}. */
  void vacated(RoomActor room);
}
