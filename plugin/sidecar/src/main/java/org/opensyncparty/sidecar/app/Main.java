package org.opensyncparty.sidecar.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.opensyncparty.sidecar.auth.SigningSecretException;
import org.opensyncparty.sidecar.config.ConfigLoader;
import org.opensyncparty.sidecar.config.ConfigResult;
import org.opensyncparty.sidecar.config.SidecarConfig;
import org.opensyncparty.sidecar.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command line: reads the configuration, starts the sidecar, ends it when the process is told
 * to end.
 */
public final class Main {
  private static final int WRONG_USE = 2;
  private static final int FAILED = 1;

  private Main() {}

  /** Exits with 0 after help, 2 if the configuration is wrong, 1 if it cannot start. */
  public static void main(String[] args) {
    ConfigResult result = ConfigLoader.load(List.of(args), System.getenv());
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (result instanceof ConfigResult.Help help) {
      out.println(help.text());
    } else if (result instanceof ConfigResult.Version) {
      out.println("opensyncparty-sidecar " + Version.read());
    } else if (result instanceof ConfigResult.Errors errors) {
      errors.messages().forEach(System.err::println);
      System.exit(WRONG_USE);
    } else if (result instanceof ConfigResult.Ok ok) {
      run(ok.config());
    }
  }

  private static void run(SidecarConfig config) {
    Logging.set(config.logLevel(), config.logsJson());
    Logger log = LoggerFactory.getLogger(Main.class);
    config.warnings().forEach(log::warn);
    try {
      Sidecar sidecar = Sidecar.start(config);
      CountDownLatch ended = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    sidecar.close();
                    ended.countDown();
                  },
                  "shutdown"));
      log.info("OpenSyncParty {} listens on {}", Version.read(), sidecar.address());
      if (sidecar.hasStage()) {
        log.info("Open {}/OpenSyncParty/stage/ in two windows to try it", sidecar.address());
      }
      if (config.exitWithStdin()) {
        exitWithStdin();
      }
      // Every other thread is a daemon: this one is what keeps the process.
      ended.await();
    } catch (SigningSecretException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USE);
    } catch (StoreException e) {
      System.err.println(
          "Another sidecar keeps its rooms in "
              + config.dataDirectory()
              + "; give each its own folder with --data");
      System.exit(WRONG_USE);
    } catch (NoClusterException e) {
      System.err.println(e.getMessage());
      System.exit(FAILED);
    } catch (IOException e) {
      System.err.println(
          "Cannot listen on " + config.host() + ":" + config.port() + ": " + e.getMessage());
      System.exit(FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void exitWithStdin() {
    Thread watcher =
        new Thread(
            () -> {
              try (InputStream in = System.in) {
                in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException closed) {
                // As good as its end.
              }
              System.exit(0);
            },
            "stdin");
    watcher.setDaemon(true);
    watcher.start();
  }
}
