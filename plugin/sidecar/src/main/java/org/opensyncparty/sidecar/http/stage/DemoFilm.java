package org.opensyncparty.sidecar.http.stage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The films of the stage; both are the same file. */
enum DemoFilm {
  TIME_CODE("The Time Code", "0f11e0000000000000000000000000a1", null),
  NOT_FOR_CAROL("Not for Carol", "0f11e0000000000000000000000000b2", DemoUser.CAROL);

  static final String SERVER_ID = "57a6e000000000000000000000000001";

  private static final long TICKS_PER_SECOND = 10_000_000;

  private final String title;
  private final String id;
  private final @Nullable DemoUser hiddenFrom;

  DemoFilm(String title, String id, @Nullable DemoUser hiddenFrom) {
    this.title = title;
    this.id = id;
    this.hiddenFrom = hiddenFrom;
  }

  /** The film of this id, with or without the hyphens of a UUID, if {@code user} may see it. */
  static Optional<DemoFilm> find(String id, DemoUser user) {
    String digits = id.replace("-", "").toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(film -> film.id.equals(digits) && film.hiddenFrom != user)
        .findFirst();
  }

  /** As {@code GET /Items/{id}} shows an item. */
  ObjectNode json(double runTimeSeconds) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Name", title)
        .put("ServerId", SERVER_ID)
        .put("Id", id)
        .put("Type", "Movie")
        .put("MediaType", "Video")
        .put("RunTimeTicks", Math.round(runTimeSeconds * TICKS_PER_SECOND));
  }
}
