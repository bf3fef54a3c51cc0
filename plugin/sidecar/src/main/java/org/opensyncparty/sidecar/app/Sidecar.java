package org.opensyncparty.sidecar.app;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.opensyncparty.protocol.MessageCodec;
import org.opensyncparty.room.RoomSettings;
import org.opensyncparty.sidecar.admin.HistoryRecorder;
import org.opensyncparty.sidecar.admin.ResidentMemory;
import org.opensyncparty.sidecar.admin.StatusReport;
import org.opensyncparty.sidecar.auth.AccessTokens;
import org.opensyncparty.sidecar.auth.AdministratorCheck;
import org.opensyncparty.sidecar.auth.Exchanged;
import org.opensyncparty.sidecar.auth.InviteTokens;
import org.opensyncparty.sidecar.auth.ItemAccess;
import org.opensyncparty.sidecar.auth.PublicKeys;
import org.opensyncparty.sidecar.auth.SigningSecret;
import org.opensyncparty.sidecar.auth.SigningSecretException;
import org.opensyncparty.sidecar.auth.TokenExchange;
import org.opensyncparty.sidecar.auth.TokenIssuer;
import org.opensyncparty.sidecar.auth.TokenRules;
import org.opensyncparty.sidecar.auth.TokenVerifier;
import org.opensyncparty.sidecar.config.SidecarConfig;
import org.opensyncparty.sidecar.connection.Admissions;
import org.opensyncparty.sidecar.connection.Connection;
import org.opensyncparty.sidecar.connection.ConnectionContext;
import org.opensyncparty.sidecar.connection.Doorkeeper;
import org.opensyncparty.sidecar.http.AdminRoute;
import org.opensyncparty.sidecar.http.Reply;
import org.opensyncparty.sidecar.http.Routes;
import org.opensyncparty.sidecar.http.TokenRoute;
import org.opensyncparty.sidecar.http.WebFiles;
import org.opensyncparty.sidecar.http.stage.StageApi;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.media.JellyfinMediaServer;
import org.opensyncparty.sidecar.media.MediaServer;
import org.opensyncparty.sidecar.media.NoMediaServer;
import org.opensyncparty.sidecar.metrics.SidecarMetrics;
import org.opensyncparty.sidecar.rooms.RoomDirectory;
import org.opensyncparty.sidecar.rooms.Rooms;
import org.opensyncparty.sidecar.rooms.Secrets;
import org.opensyncparty.sidecar.store.StoreException;
import org.opensyncparty.sidecar.time.SystemTime;
import org.opensyncparty.sidecar.time.TimeSource;
import org.opensyncparty.sidecar.transport.OriginPolicy;
import org.opensyncparty.sidecar.transport.PartyServer;
import org.opensyncparty.sidecar.transport.TransportConfig;
import org.opensyncparty.sidecar.transport.TrustedProxies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole server: wired by hand, started, and taken down in the reverse order. */
public final class Sidecar implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sidecar.class);

  /** Seats wait at least so long after a restart: browsers come back within 30 s of each other. */
  private static final Duration RESTART_GRACE = Duration.ofSeconds(60);

  private static final String STAGE_API = "/OpenSyncParty/stage/api";

  private final SidecarConfig config;
  private final TimeSource time;
  private final boolean stage;
  private final RoomDirectory rooms;
  private final RoomsHome home;
  private final HistoryRecorder history;
  private final Vitals vitals;
  private final PartyServer server;

  /** What has to be closed, the last to be started first. */
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  /**
   * Builds and starts everything.
   *
   * @throws IOException if the address cannot be bound or the web client cannot be read
   * @throws SigningSecretException if there is no good secret and none can be kept
   * @throws StoreException if another sidecar keeps its rooms in the same data folder
   */
  public static Sidecar start(SidecarConfig config) throws IOException, SigningSecretException {
    SystemTime time = new SystemTime();
    RoomSettings settings =
        new RoomSettings(
            config.hostGrace(),
            config.emptyRoom(),
            config.maxMembers(),
            Limit.ROOM_TALK_RATE.standard(),
            Limit.ROOM_TALK_BURST.standard());
    RoomsHome home;
    try {
      home = home(config, time, settings);
    } catch (IOException e) {
      time.close();
      throw e;
    }
    Sidecar sidecar;
    try {
      sidecar = new Sidecar(config, settings, home);
    } catch (IOException | SigningSecretException | RuntimeException e) {
      home.close();
      time.close();
      throw e;
    }
    sidecar.running.push(time);
    sidecar.running.push(home);
    try {
      // Before anybody can ask for one of them.
      home.open();
      sidecar.server.start();
    } catch (IOException | RuntimeException e) {
      sidecar.close();
      throw e;
    }
    sidecar.running.push(sidecar.server::stop);
    sidecar.history.start();
    sidecar.running.push(sidecar.history);
    sidecar.vitals.ready();
    return sidecar;
  }

  /** Where there is a file of rooms, it is read while everything else is made. */
  private static RoomsHome home(SidecarConfig config, TimeSource time, RoomSettings settings)
      throws IOException {
    URI redis = config.cluster();
    return redis == null
        ? new RoomsOnDisk(config.dataDirectory(), time, settings, restartGrace(config))
        : new RoomsInCluster(config, redis, time, settings, restartGrace(config));
  }

  private Sidecar(SidecarConfig config, RoomSettings settings, RoomsHome home)
      throws IOException, SigningSecretException {
    this.config = config;
    this.time = home.time();
    this.stage = config.servesStage();
    this.home = home;

    MessageCodec codec = new MessageCodec();
    SidecarMetrics metrics = new SidecarMetrics(MessageCodec.clientTypes());
    Secrets secrets = new Secrets();
    MediaServer mediaServer = new MeteredMediaServer(mediaServer(), metrics, time);
    SigningSecret secret = home.secret(config);
    AccessTokens accessTokens = home.accessTokens(secret);
    TokenRules rules = new TokenRules(config.jwtIssuer(), config.jwtAudience());
    PublicKeys publicKeys = config.jwksUrl() == null ? null : new PublicKeys(config.jwksUrl());
    InviteTokens invites = new InviteTokens(secret, time);
    this.rooms =
        new RoomDirectory(
            time,
            codec,
            secrets,
            invites::issue,
            settings,
            config.maxRooms(),
            config.maxRoomsPerUser(),
            home.journal());
    Rooms all = home.rooms(rooms, secrets, metrics);
    Doorkeeper door =
        new Doorkeeper(
            config.authRequired(),
            config.guestsByInvite(),
            new TokenVerifier(secret, publicKeys, rules, time),
            invites,
            new ItemAccess(mediaServer, accessTokens),
            all);
    Admissions admissions = new Admissions(door, all, secrets, time);
    running.push(admissions);
    TokenExchange exchange =
        new TokenExchange(
            mediaServer,
            accessTokens,
            new TokenIssuer(secret, rules, time),
            config.administratorsCreate(),
            time);
    ConnectionContext context =
        new ConnectionContext(time, codec, metrics, admissions, config.messageRate());
    this.history =
        new HistoryRecorder(time, rooms::members, metrics::receivedTotal, metrics::sentTotal);
    this.vitals = new Vitals(time, home, rooms, this::sockets);
    this.server = server(context, metrics, exchange, new AdministratorCheck(mediaServer, time));
    metrics.gauges(server::sockets, rooms::size, rooms::members);
    metrics.memory(new ResidentMemory()::bytesOrZero);
  }

  private static Duration restartGrace(SidecarConfig config) {
    return config.hostGrace().compareTo(RESTART_GRACE) > 0 ? config.hostGrace() : RESTART_GRACE;
  }

  private PartyServer server(
      ConnectionContext context,
      SidecarMetrics metrics,
      TokenExchange exchange,
      AdministratorCheck administrators)
      throws IOException {
    OriginPolicy origins = new OriginPolicy(config.allowedOrigins());
    TrustedProxies proxies = new TrustedProxies(config::trustsProxy);
    WebFiles files = WebFiles.load(stage);
    Routes routes =
        new Routes(
            files,
            stage ? new StageApi(files.filmSeconds()) : null,
            origins,
            proxies,
            metrics,
            vitals,
            (authorization, address) -> {
              Exchanged result = exchange.exchange(authorization, address);
              return new TokenRoute.TokenReply(result.httpStatus(), result.json());
            },
            adminRoute(administrators));
    return new PartyServer(
        new TransportConfig(
            config.host(),
            config.port(),
            config.maxSockets(),
            config.maxSocketsPerAddress(),
            origins,
            proxies),
        socket -> new Connection(socket, context),
        routes,
        time,
        metrics::refused);
  }

  private AdminRoute adminRoute(AdministratorCheck administrators) {
    StatusReport report =
        new StatusReport(Version.read(), time, rooms, this::sockets, history, new ResidentMemory());
    return (authorization, address) ->
        administrators
            .refusal(authorization, address)
            .map(refused -> Reply.json(refused.httpStatus(), refused.json()))
            .orElseGet(() -> Reply.json(200, report.json()));
  }

  private MediaServer mediaServer() {
    URI jellyfin = config.jellyfin();
    if (jellyfin != null) {
      return new JellyfinMediaServer(jellyfin, time);
    }
    return stage
        ? new LoopbackMediaServer(
            () -> URI.create(Address.onThisMachine(config.host(), port()) + STAGE_API),
            address -> new JellyfinMediaServer(address, time))
        : new NoMediaServer();
  }

  /** Where a browser on this machine finds it: {@code http://127.0.0.1:8098}. */
  public String address() {
    return Address.of(config.host(), port());
  }

  /** The port that is bound, also where 0 was asked for. */
  public int port() {
    return server.port();
  }

  private int sockets() {
    return server.sockets();
  }

  /** Whether the page to try it on is served. */
  public boolean hasStage() {
    return stage;
  }

  /** Tells every client 1001 and ends; takes about two seconds at most. */
  @Override
  public void close() {
    vitals.stopping();
    // First of all: that everybody is put out now is not to be remembered.
    home.leave();
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        LOG.warn("A part did not end cleanly", e);
      }
    }
  }
}
