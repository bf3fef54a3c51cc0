package org.opensyncparty.sidecar.transport;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes down what a socket hears, and echoes text where it is asked to. */
final class RecordingHandler implements SocketHandler {
  /** Makes one handler for each socket, and hands them out in the order of opening. */
  static final class Sockets implements SocketHandler.Factory {
    private final BlockingQueue<RecordingHandler> opened = new LinkedBlockingQueue<>();

    @Override
    public SocketHandler opened(Socket socket) {
      RecordingHandler handler = new RecordingHandler(socket);
      opened.add(handler);
      return handler;
    }

    RecordingHandler next() throws InterruptedException {
      return require(opened.poll(RawWebSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
  }

  final Socket socket;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  private RecordingHandler(Socket socket) {
    this.socket = socket;
  }

  /** What was heard next: the text itself, or one of the words below in angle brackets. */
  String next() throws InterruptedException {
    return require(heard.poll(RawWebSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS));
  }

  /** True if nothing has been heard that was not taken yet. */
  boolean isQuiet() {
    return heard.isEmpty();
  }

  @Override
  public void onText(String text) {
    if (text.equals("throw")) {
      throw new IllegalStateException("asked to");
    }
    heard.add(text);
    if (text.startsWith("echo ")) {
      socket.write(TextFrame.of(text.substring(5)), (frame, ok) -> {});
    }
  }

  @Override
  public void onTooLarge() {
    heard.add("<too large>");
  }

  @Override
  public void onBinary() {
    heard.add("<binary>");
  }

  @Override
  public void onClosed(boolean clean) {
    heard.add(clean ? "<closed clean>" : "<closed>");
  }

  private static <T> T require(@Nullable T value) {
    if (value == null) {
      throw new AssertionError("waited in vain");
    }
    return value;
  }
}
