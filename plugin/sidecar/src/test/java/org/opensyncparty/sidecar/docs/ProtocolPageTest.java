package org.opensyncparty.sidecar.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Field;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.sidecar.limits.Limit;

/** The tables of docs/protocol.md that tell what the code has. */
class ProtocolPageTest {
  private static final String PAGE = "docs/protocol.md";

  /**
   * A constant of {@link ProtocolLimits} and the words for it.
   *
   * @param unit what follows the number; empty if it is a bare one
   */
  private record Range(String constant, String unit, String meaning) {
    double value() throws ReflectiveOperationException {
      return ((Number) ProtocolLimits.class.getField(constant).get(null)).doubleValue();
    }
  }

  private static final List<Range> RANGES =
      List.of(
          new Range("MAX_MESSAGE_BYTES", "bytes", "longest message, in UTF-8; else `too_large`"),
          new Range(
              "MAX_SERVER_MESSAGE_BYTES", "bytes", "longest message of the server's, in UTF-8"),
          new Range("MAX_JSON_DEPTH", "levels", "deepest nesting of objects and arrays"),
          new Range("MAX_ID_LENGTH", "characters", "longest `room`, `client` or `type`"),
          new Range("MAX_REF_LENGTH", "characters", "longest `id` of a message"),
          new Range("MAX_NAME_LENGTH", "characters", "longest `name`, once it is normalised"),
          new Range("MAX_MEDIA_URL_LENGTH", "characters", "longest `media_url`"),
          new Range("MAX_OPTIONS_BYTES", "bytes", "longest `options`, as JSON in UTF-8"),
          new Range(
              "MAX_TOKEN_LENGTH",
              "characters",
              "longest `auth_token`, `invite_token` or `resume_token`"),
          new Range("MAX_FEATURES", "entries", "longest `features`"),
          new Range("MAX_POSITION_SECONDS", "s", "last position: 100 days"),
          new Range("MIN_RATE", "", "slowest `rate`"),
          new Range("MAX_RATE", "", "fastest `rate`"),
          new Range(
              "MAX_POSITION_TS_SKEW_MS",
              "ms",
              "how far a `position_ts` may lie from the server's clock; else the time of receipt"
                  + " takes its place"),
          new Range("MAX_OFFSET_MS", "ms", "largest `offset_ms`, either way: an hour"),
          new Range("MAX_RTT_MS", "ms", "largest `rtt_ms`"),
          new Range("MAX_START_WAIT_MS", "ms", "that a start waits for members, at most"),
          new Range("MAX_STALL_WAIT_MS", "ms", "that a room stands for a stall, at most"),
          new Range("START_LEAD_MS", "ms", "from the end of a wait to the common start"),
          new Range("STATUS_INTERVAL_MS", "ms", "from one `member_status` to the next, at least"),
          new Range(
              "MAX_STATUS_AUDIENCE",
              "members",
              "in a room in which all hear `member_status`; in larger ones the host does"),
          new Range(
              "MAX_LISTED_MEMBERS", "members", "named in `participants`, where there are more"),
          new Range(
              "MAX_LISTS_PER_SECOND",
              "`participants_update`/s",
              "in a room of more than 50, each receiver's counted, and one a second"),
          new Range("MAX_STATUSES", "members", "in one `member_status`; the others follow"),
          new Range("MAX_WAITING_NAMES", "members", "named in `waiting`, where more are awaited"),
          new Range(
              "MAX_CHAT_LENGTH", "characters", "longest `text` of a `chat`, once it is cleaned"),
          new Range("MAX_CHAT_HISTORY", "lines", "of chat kept for those who come later"),
          new Range("MAX_HISTORY_BYTES", "bytes", "longest `chat_history`; else fewer lines"),
          new Range("TYPING_MS", "ms", "that a member counts as typing after the last `typing`"),
          new Range("MAX_QUEUE", "entries", "in a room's queue; else `queue_full`"),
          new Range("MAX_QUEUE_BYTES", "bytes", "of a room's queue in all; else `queue_full`"),
          new Range(
              "MAX_TITLE_LENGTH", "characters", "longest `title` of an entry, once it is cleaned"),
          new Range("MIN_COUNTDOWN_SECONDS", "s", "shortest countdown"),
          new Range("MAX_COUNTDOWN_SECONDS", "s", "longest countdown"),
          new Range("MIN_INVITE_SECONDS", "s", "shortest life of an invite"),
          new Range("MAX_INVITE_SECONDS", "s", "longest life of an invite: a week"),
          new Range("DEFAULT_INVITE_SECONDS", "s", "life of an invite that names none: a day"),
          new Range("MAX_LISTED_ROOMS", "rooms", "in a `room_list`; the rest is left out"));

  /** What is no part of the protocol, or what no client can tell the size of. */
  private static final Set<Limit> UNSEEN =
      EnumSet.of(
          Limit.BYTES_IN_FLIGHT,
          Limit.COUNTED_ADDRESSES,
          Limit.ACCESS_SESSIONS,
          Limit.ACCESS_SESSION_HOURS,
          Limit.MEDIA_ANSWERS,
          Limit.MEDIA_ANSWER_SECONDS,
          Limit.MEDIA_FAILURE_SECONDS,
          Limit.ADMIN_TRIES,
          Limit.STATUS_ROOMS,
          Limit.STATUS_MEMBERS,
          Limit.HISTORY_POINTS,
          Limit.HISTORY_SECONDS,
          Limit.FETCH_SECONDS,
          Limit.FETCH_BYTES,
          Limit.HTTP_CONNECTIONS,
          Limit.HTTP_CONNECTIONS_PER_ADDRESS,
          Limit.HTTP_SECONDS,
          Limit.HTTP_HEAD_BYTES,
          Limit.HTTP_BODY_BYTES);

  @Test
  void thePageListsEveryError() throws IOException {
    DocTable table = new DocTable("code", "meaning");
    for (ErrorCode code : ErrorCode.values()) {
      table.row("`" + code.wire() + "`", code.meaning());
    }
    table.check(PAGE, "errors");
  }

  @Test
  void thePageListsEveryCloseCode() throws IOException {
    DocTable table = new DocTable("code", "reason", "meaning");
    for (CloseStatus status : CloseStatus.values()) {
      table.row(Integer.toString(status.code()), status.reason(), status.meaning());
    }
    table.check(PAGE, "close-codes");
  }

  @Test
  void thePageListsEveryLimitThatAClientCanMeet() throws IOException, ReflectiveOperationException {
    DocTable table = new DocTable("limit", "of what");
    for (Range range : RANGES) {
      table.row(amount(range.value(), range.unit()), range.meaning());
    }
    for (Limit limit : EnumSet.complementOf(EnumSet.copyOf(UNSEEN))) {
      table.row(amount(limit.standard(), limit.unit()), limit.meaning());
    }
    table.check(PAGE, "limits");
  }

  @Test
  void noConstantOfTheProtocolIsLeftOut() {
    Set<String> constants = new TreeSet<>();
    Arrays.stream(ProtocolLimits.class.getFields()).map(Field::getName).forEach(constants::add);
    Set<String> listed = new TreeSet<>();
    RANGES.forEach(range -> listed.add(range.constant()));
    assertEquals(constants, listed);
  }

  private static String amount(double value, String unit) {
    DecimalFormat grouped =
        new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    return (grouped.format(value) + " " + unit).trim();
  }
}
