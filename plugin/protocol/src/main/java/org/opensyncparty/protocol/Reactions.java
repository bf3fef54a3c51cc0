package org.opensyncparty.protocol;

import java.util.List;

/** The signs that members can show over the picture: few, so that all can be drawn everywhere. */
public final class Reactions {
  /** All of them, in the order in which they are offered. */
  public static final List<String> ALL =
      List.of("👍", "👎", "❤️", "😂", "😮", "😢", "😡", "😱", "🎉", "👏", "🔥", "🍿");

  private Reactions() {}
}
