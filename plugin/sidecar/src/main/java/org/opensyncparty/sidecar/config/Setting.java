package org.opensyncparty.sidecar.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.limits.Limit;

/**
 * Every setting: the one table from which the options, the keys of the configuration file, the
 * environment variables, the defaults, the checks, the help text and the reference page are made.
 */
public enum Setting {
  HOST("host", Syntax.HOST, "127.0.0.1", "Address to listen on."),
  PORT(
      "port",
      Syntax.wholeNumber("PORT", 0, 65_535),
      "8098",
      "TCP port to listen on; 0 takes a free one and logs which."),
  JELLYFIN(
      "jellyfin",
      Syntax.BASE_URL,
      null,
      "Base address of the Jellyfin server, such as http://127.0.0.1:8096. Without it no Jellyfin"
          + " user can get a token here, and access to library items is not checked."),
  AUTH(
      "auth",
      Syntax.oneOf("required", "off"),
      "required",
      "Whether creating, joining and listing rooms needs a token or an invite."),
  JWT_SECRET_FILE(
      "jwt-secret-file",
      Syntax.FILE,
      null,
      "File with the secret (32 bytes or more) that signs tokens. Without it one is made and kept"
          + " in the data directory."),
  JWT_ISSUER(
      "jwt-issuer", Syntax.TEXT, null, "What the iss of a token must be. Not set: anything."),
  JWT_AUDIENCE(
      "jwt-audience", Syntax.TEXT, null, "What the aud of a token must hold. Not set: anything."),
  JWKS_URL(
      "jwks-url",
      Syntax.URL,
      null,
      "Where the public keys (JWKS) of another token issuer are; its tokens are taken as well."),
  DATA("data", Syntax.DIRECTORY, null, "Directory for what must outlive a restart."),
  CONFIG("config", Syntax.FILE, null, "File with settings, one key = value on a line."),
  STAGE(
      "stage",
      Syntax.FLAG,
      "true",
      "Whether the built-in stage page is served, with demo users of its own. It never is together"
          + " with --jellyfin, --jwks-url or --jwt-secret-file."),
  ROOM_CREATORS(
      "room-creators",
      Syntax.oneOf("everyone", "administrators"),
      "everyone",
      "Who of Jellyfin's users may start a party."),
  GUESTS(
      "guests",
      Syntax.oneOf("invite", "none"),
      "invite",
      "Whether people without an account get in by an invite. With none, an invite opens a private"
          + " party to users only."),
  HOST_GRACE_SECONDS(
      "host-grace-seconds",
      Syntax.wholeNumber("SECONDS", 0, 600),
      "15",
      "How long a member whose connection was lost keeps its seat and its role."),
  EMPTY_ROOM_SECONDS(
      "empty-room-seconds",
      Syntax.wholeNumber("SECONDS", 0, 86_400),
      "300",
      "How long a room lives on with nobody in it."),
  MAX_ROOMS("max-rooms", Limit.ROOMS, 1_000_000, "Most rooms at a time."),
  MAX_ROOMS_PER_USER(
      "max-rooms-per-user",
      Limit.ROOMS_PER_USER,
      1_000_000,
      "Most rooms at a time that one user made (without a login: one address)."),
  MAX_MEMBERS("max-members", Limit.MEMBERS, 10_000, "Most members in one room."),
  MAX_SOCKETS("max-sockets", Limit.SOCKETS, 1_000_000, "Most sockets open in all."),
  MAX_SOCKETS_PER_ADDRESS(
      "max-sockets-per-address",
      Limit.SOCKETS_PER_ADDRESS,
      1_000_000,
      "Most sockets open from one address."),
  MESSAGE_RATE(
      "message-rate",
      Limit.MESSAGE_RATE,
      10_000,
      "Messages per second that one socket may send on average; twice as many at once."),
  ALLOWED_ORIGINS(
      "allowed-origins",
      Syntax.ORIGINS,
      null,
      "Origins of other web pages that may connect. Pages of this very host always may."),
  TRUSTED_PROXIES(
      "trusted-proxies",
      Syntax.NETWORKS,
      null,
      "Proxies whose X-Forwarded-For is believed. Those on this machine always are."),
  CLUSTER(
      "cluster",
      Syntax.REDIS_URL,
      null,
      "Redis or Valkey through which several sidecars share their rooms, such as"
          + " redis://user:password@10.0.0.5:6379/0, or rediss:// for TLS. Without it this one is"
          + " alone."),
  NODE_NAME(
      "node-name",
      Syntax.NODE_NAME,
      null,
      "What this sidecar is called in logs among those that share rooms. Not set: a random name."),
  LOG_LEVEL(
      "log-level", Syntax.oneOf("error", "warn", "info", "debug", "trace"), "info", "What to log."),
  LOG_FORMAT(
      "log-format",
      Syntax.oneOf("text", "json"),
      "text",
      "How to log: a line of text for each event, or a line with a JSON object."),
  STDIN_END(
      "stdin-end",
      Syntax.oneOf("ignore", "exit"),
      "ignore",
      "What to do when standard input ends. With exit, a parent process that dies, however hard,"
          + " takes the sidecar with it.");

  /** What all environment variables begin with. */
  public static final String VARIABLE_PREFIX = "OPENSYNCPARTY_";

  private final String key;

  // It is immutable; the checker cannot see that through its Predicate.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Syntax syntax;

  private final @Nullable String standard;
  private final String help;

  Setting(String key, Syntax syntax, @Nullable String standard, String help) {
    this.key = key;
    this.syntax = syntax;
    this.standard = standard;
    this.help = help;
  }

  /** A whole number from 1 to {@code max} that is {@code limit}'s value where it is not set. */
  Setting(String key, Limit limit, int max, String help) {
    this(key, Syntax.wholeNumber("COUNT", 1, max), Integer.toString(limit.standard()), help);
  }

  /** The key in the configuration file, such as {@code max-rooms}. */
  public String key() {
    return key;
  }

  /** The option on the command line, such as {@code --max-rooms} or {@code --no-stage}. */
  public String option() {
    return isFlag() ? "--no-" + key : "--" + key;
  }

  /** The environment variable, such as {@code OPENSYNCPARTY_MAX_ROOMS}. */
  public String variable() {
    return VARIABLE_PREFIX + key.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** Whether the option stands alone and turns something off. */
  boolean isFlag() {
    return syntax.equals(Syntax.FLAG);
  }

  Syntax syntax() {
    return syntax;
  }

  /** The value where none is given; empty where that means "none" or depends on the machine. */
  public Optional<String> standard() {
    return Optional.ofNullable(standard);
  }

  /** The default, in words. */
  public String standardInWords() {
    return this == DATA
        ? "$XDG_DATA_HOME/opensyncparty or ~/.local/share/opensyncparty"
        : standard().orElse("none");
  }

  /** What it does: one or two English sentences. */
  public String help() {
    return help;
  }

  /** What a value may be, such as {@code a whole number from 0 to 600}. */
  public String allowed() {
    return syntax.allowed();
  }

  /** The setting of that key in a configuration file. */
  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }
}
