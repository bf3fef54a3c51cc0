package org.opensyncparty.sidecar.config;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.limits.IpAddress;

/**
 * The configuration, checked and typed. What each one means, and its range, is {@link Setting}'s to
 * say; {@link ConfigLoader} makes it.
 *
 * @param jellyfin base address without a slash at its end, or null if there is no media server
 * @param jwtSecretFile null if the secret is to be made and kept in {@code dataDirectory}
 * @param jwtIssuer null if any will do
 * @param jwtAudience null if any will do
 * @param jwksUrl null if tokens of other issuers' keys are not taken
 * @param dataDirectory absolute
 * @param cluster the Redis of the cluster, password included, or null if this sidecar is alone
 * @param nodeName null for one that is made
 * @param allowedOrigins as browsers send them: lower case, without a default port
 */
public record SidecarConfig(
    String host,
    int port,
    @Nullable URI jellyfin,
    boolean authRequired,
    @Nullable Path jwtSecretFile,
    @Nullable String jwtIssuer,
    @Nullable String jwtAudience,
    @Nullable URI jwksUrl,
    Path dataDirectory,
    boolean stage,
    boolean administratorsCreate,
    boolean guestsByInvite,
    Duration hostGrace,
    Duration emptyRoom,
    int maxRooms,
    int maxRoomsPerUser,
    int maxMembers,
    int maxSockets,
    int maxSocketsPerAddress,
    int messageRate,
    Set<String> allowedOrigins,
    List<Network> trustedProxies,
    @Nullable URI cluster,
    @Nullable String nodeName,
    LogLevel logLevel,
    boolean logsJson,
    boolean exitWithStdin) {

  /**
   * @throws IllegalArgumentException if a number is out of its setting's range
   */
  public SidecarConfig {
    require(Setting.PORT, port);
    require(Setting.HOST_GRACE_SECONDS, hostGrace.toSeconds());
    require(Setting.EMPTY_ROOM_SECONDS, emptyRoom.toSeconds());
    require(Setting.MAX_ROOMS, maxRooms);
    require(Setting.MAX_ROOMS_PER_USER, maxRoomsPerUser);
    require(Setting.MAX_MEMBERS, maxMembers);
    require(Setting.MAX_SOCKETS, maxSockets);
    require(Setting.MAX_SOCKETS_PER_ADDRESS, maxSocketsPerAddress);
    require(Setting.MESSAGE_RATE, messageRate);
    allowedOrigins = Set.copyOf(allowedOrigins);
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** Messages that one socket may send at once. */
  public int messageBurst() {
    return 2 * messageRate;
  }

  /** Whether {@code X-Forwarded-For} of a peer is believed; always if it is on this machine. */
  public boolean trustsProxy(String peerAddress) {
    return IpAddress.parse(peerAddress).filter(this::trusts).isPresent();
  }

  private boolean trusts(InetAddress peer) {
    return peer.isLoopbackAddress()
        || trustedProxies.stream().anyMatch(network -> network.contains(peer));
  }

  /**
   * Whether the stage page is served: only where nothing else says who somebody is, since its demo
   * users get tokens for the asking.
   */
  public boolean servesStage() {
    return stage && !hasTokenSource();
  }

  /** What works but is likely not meant; for the log, once at start. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    boolean reachable = IpAddress.parse(host).filter(InetAddress::isLoopbackAddress).isEmpty();
    if (reachable && !authRequired) {
      warnings.add(
          "--auth off and --host " + host + ": everybody who can reach this port can make rooms");
    }
    if (reachable && authRequired && servesStage()) {
      warnings.add(
          "--host "
              + host
              + " with the stage page: everybody who can reach this port can be one of its demo"
              + " users; set --jellyfin or --no-stage");
    }
    if (authRequired && !hasTokenSource() && !stage) {
      warnings.add(
          "--auth required, but none of --jellyfin, --jwks-url and --jwt-secret-file is set:"
              + " nobody can get a token");
    }
    return warnings;
  }

  private boolean hasTokenSource() {
    return jellyfin != null || jwksUrl != null || jwtSecretFile != null;
  }

  /** From texts that are known to be allowed. */
  static SidecarConfig of(Map<Setting, String> values) {
    String jellyfin = values.get(Setting.JELLYFIN);
    String secretFile = values.get(Setting.JWT_SECRET_FILE);
    String jwksUrl = values.get(Setting.JWKS_URL);
    String cluster = values.get(Setting.CLUSTER);
    return new SidecarConfig(
        text(values, Setting.HOST),
        number(values, Setting.PORT),
        jellyfin == null ? null : URI.create(jellyfin.replaceAll("/+$", "")),
        text(values, Setting.AUTH).equals("required"),
        secretFile == null ? null : absolute(secretFile),
        values.get(Setting.JWT_ISSUER),
        values.get(Setting.JWT_AUDIENCE),
        jwksUrl == null ? null : URI.create(jwksUrl),
        absolute(text(values, Setting.DATA)),
        Boolean.parseBoolean(text(values, Setting.STAGE)),
        text(values, Setting.ROOM_CREATORS).equals("administrators"),
        text(values, Setting.GUESTS).equals("invite"),
        Duration.ofSeconds(number(values, Setting.HOST_GRACE_SECONDS)),
        Duration.ofSeconds(number(values, Setting.EMPTY_ROOM_SECONDS)),
        number(values, Setting.MAX_ROOMS),
        number(values, Setting.MAX_ROOMS_PER_USER),
        number(values, Setting.MAX_MEMBERS),
        number(values, Setting.MAX_SOCKETS),
        number(values, Setting.MAX_SOCKETS_PER_ADDRESS),
        number(values, Setting.MESSAGE_RATE),
        list(values, Setting.ALLOWED_ORIGINS).stream()
            .map(Syntax::normalOrigin)
            .collect(Collectors.toUnmodifiableSet()),
        list(values, Setting.TRUSTED_PROXIES).stream()
            .flatMap(entry -> Network.parse(entry).stream())
            .toList(),
        cluster == null ? null : URI.create(cluster),
        values.get(Setting.NODE_NAME),
        LogLevel.valueOf(text(values, Setting.LOG_LEVEL).toUpperCase(Locale.ROOT)),
        text(values, Setting.LOG_FORMAT).equals("json"),
        text(values, Setting.STDIN_END).equals("exit"));
  }

  private static String text(Map<Setting, String> values, Setting setting) {
    return values.getOrDefault(setting, "");
  }

  private static int number(Map<Setting, String> values, Setting setting) {
    return Integer.parseInt(text(values, setting));
  }

  private static List<String> list(Map<Setting, String> values, Setting setting) {
    return Syntax.list(text(values, setting));
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }

  private static void require(Setting setting, long value) {
    if (!setting.syntax().accepts().test(Long.toString(value))) {
      throw new IllegalArgumentException(setting.key() + " must be " + setting.allowed());
    }
  }
}
