package org.opensyncparty.sidecar.connection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.sidecar.transport.FrameReader;
import org.opensyncparty.sidecar.transport.Socket;
import org.opensyncparty.sidecar.transport.TextFrame;

/** A socket without a network, whose peer has read everything as soon as it is written. */
final class FakeSocket implements Socket {
  private final long id;
  private final BlockingQueue<JsonNode> unheard = new LinkedBlockingQueue<>();
  private volatile @Nullable CloseStatus closed;

  FakeSocket(long id) {
    this.id = id;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public String remoteAddress() {
    return "192.0.2.1";
  }

  @Override
  public void write(TextFrame frame, WriteListener done) {
    boolean open = closed == null;
    if (open) {
      unheard.add(FrameReader.json(frame));
    }
    done.written(frame, open);
  }

  @Override
  public void close(CloseStatus status) {
    closed = status;
  }

  /** How the server has closed it, or null if it has not. */
  @Nullable CloseStatus closed() {
    return closed;
  }

  /** True if nothing was written that the test has not asked for. */
  boolean isQuiet() {
    return unheard.isEmpty();
  }

  /** The next message; one that a worker still has to send is waited for. */
  JsonNode hears() throws InterruptedException {
    JsonNode message = unheard.poll(30, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("nothing more was said");
    }
    return message;
  }

  /** The next message, which must be of that type. */
  JsonNode hears(String type) throws InterruptedException {
    JsonNode message = hears();
    if (!message.path("type").asText().equals(type)) {
      throw new AssertionError("expected " + type + " but heard " + message);
    }
    return message;
  }

  /** The types of the next {@code count} messages; errors are given by their code. */
  List<String> hearsNext(int count) throws InterruptedException {
    List<String> heard = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonNode message = hears();
      String type = message.path("type").asText();
      heard.add(type.equals("error") ? message.path("payload").path("code").asText() : type);
    }
    return heard;
  }
}
