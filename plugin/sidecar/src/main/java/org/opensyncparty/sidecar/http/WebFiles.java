package org.opensyncparty.sidecar.http;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The built web client, read from the class path at start: the script for the browser, its
 * languages, and the stage page. Immutable. Names are paths below {@code /OpenSyncParty/}.
 */
public final class WebFiles {
  private static final String FOLDER = "org/opensyncparty/web/";
  private static final String SCRIPT = "client.js";
  private static final String SCRIPTS = "client";
  private static final String LANGUAGES = "i18n/";
  private static final String STAGE = "stage/";
  private static final String FILM = STAGE + "film.mp4";

  private final Map<String, StaticFile> files;

  private WebFiles(Map<String, StaticFile> files) {
    this.files = Map.copyOf(files);
  }

  /**
   * Reads the files.
   *
   * @param withStage whether the stage page is among them
   * @throws IOException if they cannot be read, or the script is missing
   */
  public static WebFiles load(boolean withStage) throws IOException {
    URL script = WebFiles.class.getClassLoader().getResource(FOLDER + SCRIPT);
    if (script == null) {
      throw new FileNotFoundException("the web client is not on the class path");
    }
    Map<String, byte[]> contents =
        script.openConnection() instanceof JarURLConnection jar
            ? inJar(jar)
            : inFolder(Path.of(uri(script)).resolveSibling(""));
    Map<String, StaticFile> files = new HashMap<>();
    contents.forEach(
        (name, content) -> {
          boolean ofClient = name.startsWith(SCRIPTS) || name.startsWith(LANGUAGES);
          if (ofClient || (withStage && name.startsWith(STAGE))) {
            files.put(name, new StaticFile(name, content));
          }
        });
    StaticFile index = files.get(STAGE + "index.html");
    if (index != null) {
      files.put(STAGE, index);
    }
    return new WebFiles(files);
  }

  /** How long the stage's film runs, in seconds; 0 without the stage. */
  public double filmSeconds() {
    StaticFile film = files.get(FILM);
    return film == null ? 0 : Mp4Header.seconds(film.content());
  }

  /** The file of this name, or null. */
  @Nullable StaticFile find(String name) {
    return files.get(name);
  }

  private static Map<String, byte[]> inJar(JarURLConnection connection) throws IOException {
    connection.setUseCaches(false);
    Map<String, byte[]> contents = new HashMap<>();
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (entry.getName().startsWith(FOLDER) && !entry.isDirectory()) {
          try (InputStream in = jar.getInputStream(entry)) {
            contents.put(entry.getName().substring(FOLDER.length()), in.readAllBytes());
          }
        }
      }
    }
    return contents;
  }

  private static Map<String, byte[]> inFolder(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.filter(Files::isRegularFile).toList();
    }
    Map<String, byte[]> contents = new HashMap<>();
    for (Path path : paths) {
      String name = folder.relativize(path).toString().replace('\\', '/');
      contents.put(name, Files.readAllBytes(path));
    }
    return contents;
  }

  private static URI uri(URL url) throws IOException {
    try {
      return url.toURI();
    } catch (URISyntaxException notAPath) {
      throw new IOException("no path: " + url, notAPath);
    }
  }
}
