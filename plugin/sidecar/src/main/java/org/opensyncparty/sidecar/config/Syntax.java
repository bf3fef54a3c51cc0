package org.opensyncparty.sidecar.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the value of a setting must look like.
 *
 * @param placeholder stands for the value in the help text, such as {@code PORT}
 * @param allowed what is allowed, as the end of the sentence "it must be …"
 * @param accepts true for values that are allowed
 */
record Syntax(String placeholder, String allowed, Predicate<String> accepts) {

  /** The value of a setting that is on or off. On the command line it has an option without one. */
  static final Syntax FLAG = oneOf("true", "false");

  static final Syntax HOST =
      new Syntax(
          "HOST", "a host name or an IP address", text -> text.matches("[A-Za-z0-9._:%-]{1,255}"));

  static final Syntax TEXT =
      new Syntax(
          "TEXT",
          "1 to 255 characters",
          text -> text.length() <= 255 && text.chars().noneMatch(Character::isISOControl));

  static final Syntax FILE = new Syntax("FILE", "the path of a file", Syntax::isPath);

  static final Syntax DIRECTORY = new Syntax("DIR", "the path of a directory", Syntax::isPath);

  /** The address of a server: what comes behind its path would be lost. */
  static final Syntax BASE_URL =
      new Syntax(
          "URL",
          "an http:// or https:// address without user, query or fragment",
          text -> isHttp(text, false));

  static final Syntax URL =
      new Syntax(
          "URL",
          "an http:// or https:// address without user or fragment",
          text -> isHttp(text, true));

  static final Syntax REDIS_URL =
      new Syntax(
          "URL",
          "a redis:// or rediss:// address such as redis://user:password@host:6379/0",
          Syntax::isRedis);

  static final Syntax NODE_NAME =
      new Syntax(
          "NAME",
          "1 to 64 characters of A-Z a-z 0-9 _ . -",
          text -> text.matches("[A-Za-z0-9_.-]{1,64}"));

  static final Syntax ORIGINS =
      new Syntax(
          "LIST",
          "a comma-separated list of origins such as https://tv.example.org:8920",
          text -> list(text).stream().allMatch(Syntax::isOrigin));

  static final Syntax NETWORKS =
      new Syntax(
          "LIST",
          "a comma-separated list of IP addresses and networks such as 10.0.0.0/8",
          text -> list(text).stream().allMatch(entry -> Network.parse(entry).isPresent()));

  static Syntax wholeNumber(String placeholder, int min, int max) {
    return new Syntax(
        placeholder,
        "a whole number from " + min + " to " + max,
        text ->
            text.matches("[0-9]{1,9}")
                && Integer.parseInt(text) >= min
                && Integer.parseInt(text) <= max);
  }

  static Syntax oneOf(String... values) {
    List<String> known = List.of(values);
    return new Syntax(
        String.join("|", known), "one of " + String.join(", ", known), known::contains);
  }

  /** The entries of a comma-separated list; blanks around them and empty ones do not count. */
  static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  private static boolean isPath(String text) {
    try {
      return !Path.of(text).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isHttp(String text, boolean withQuery) {
    URI uri = uri(text);
    return uri != null
        && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
        && uri.getHost() != null
        && uri.getPort() <= 65_535
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null
        && (withQuery || uri.getRawQuery() == null);
  }

  private static boolean isRedis(String text) {
    URI uri = uri(text);
    return uri != null
        && ("redis".equalsIgnoreCase(uri.getScheme()) || "rediss".equalsIgnoreCase(uri.getScheme()))
        && uri.getHost() != null
        && uri.getPort() <= 65_535
        && uri.getRawPath().matches("|/|/[0-9]{1,4}")
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }

  private static boolean isOrigin(String text) {
    URI uri = uri(text);
    return uri != null && isHttp(text, false) && uri.getRawPath().isEmpty();
  }

  private static @Nullable URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** An origin as browsers send it: lower case, and no port where it is the scheme's own. */
  static String normalOrigin(String text) {
    String origin = text.toLowerCase(Locale.ROOT);
    if (origin.startsWith("https:") && origin.endsWith(":443")) {
      return origin.substring(0, origin.length() - ":443".length());
    }
    if (origin.startsWith("http:") && origin.endsWith(":80")) {
      return origin.substring(0, origin.length() - ":80".length());
    }
    return origin;
  }
}
