import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Scanner;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a party and steers it from the keyboard: {@code play}, {@code pause}, {@code seek 90}, {@code quit}.
 *
 * <pre>java Host.java ws://127.0.0.1:8098/OpenSyncParty/ws ROOM MEDIA</pre>
 *
 * Nothing but Java 17 is needed, and so JSON is picked apart by a pattern; a real client takes a library for that. A
 * token, where needed, is in AUTH_TOKEN.
 */
public class Host implements WebSocket.Listener {
  private static final Pattern FIELD = Pattern.compile("\"(type|code|message|name)\":\"([^\"]*)\"");
  private final StringBuilder text = new StringBuilder();
  private boolean playing;
  private double position; // seconds, at the moment that is:
  private long since = System.nanoTime();

  public static void main(String[] args) throws Exception {
    Host host = new Host();
    WebSocket socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(args[0]), host).join();
    String token = System.getenv("AUTH_TOKEN");
    socket.sendText(
        "{\"type\":\"create_room\",\"room\":\"%s\",\"payload\":{\"name\":\"Java\",\"media_url\":\"%s\"%s}}"
            .formatted(args[1], args[2], token == null ? "" : ",\"auth_token\":\"" + token + "\""),
        true).join();
    var timer = Executors.newSingleThreadScheduledExecutor();
    // One thread speaks: a WebSocket of Java's takes no second message before the first is sent.
    timer.scheduleAtFixedRate(() -> host.report(socket), 5, 5, TimeUnit.SECONDS);
    Scanner lines = new Scanner(System.in);
    for (String line = ""; !line.equals("quit"); line = lines.hasNext() ? lines.nextLine() : "quit") {
      String command = line;
      timer.submit(() -> host.act(socket, command.split(" "))).get();
    }
    timer.shutdownNow();
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
  }

  private void act(WebSocket socket, String[] words) {
    if (!words[0].matches("play|pause|seek")) return;
    position = words[0].equals("seek") ? Double.parseDouble(words[1]) : now();
    since = System.nanoTime();
    if (!words[0].equals("seek")) playing = words[0].equals("play");
    say(socket, "player_event", "\"action\":\"" + words[0] + "\"", position);
  }

  /** What the player does, every few seconds, so that nobody drifts away. */
  private void report(WebSocket socket) {
    say(socket, "state_update", "\"play_state\":\"" + (playing ? "playing" : "paused") + "\"", now());
  }

  private void say(WebSocket socket, String type, String field, double at) {
    String message = "{\"type\":\"%s\",\"payload\":{%s,\"position\":%s}}".formatted(type, field, at);
    socket.sendText(message, true).join();
  }

  private double now() {
    return position + (playing ? (System.nanoTime() - since) / 1e9 : 0);
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      StringBuilder shown = new StringBuilder();
      for (Matcher field = FIELD.matcher(text); field.find(); ) shown.append(field.group(2)).append(' ');
      System.out.println(shown.toString().strip());
      text.setLength(0);
    }
    return WebSocket.Listener.super.onText(socket, part, last);
  }
}
